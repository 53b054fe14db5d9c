import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How deep a comment may hang; an answer to a deeper one hangs beside it. */
const DEEPEST = 3;

interface PlainPost {
  author: string;
  at: number;
  tags: string[];
}

interface PlainComment {
  author: string;
  post: string;
  /** What it hangs on; null under the post itself. */
  parent: string | null;
  depth: number;
}

/** What is counted of one thing, by the gateway's names. */
export type Counts = Record<string, number>;

/**
 * The LDBC graph as anybody reads it who knows nothing of the gateway: maps and loops over the lines of the CSV, with a
 * reader of its own. What the gateway says after an import or a replay is compared with this.
 */
export class PlainModel {
  readonly persons = new Map<string, number>();
  readonly follows = new Map<string, Set<string>>();
  readonly posts = new Map<string, PlainPost>();
  readonly comments = new Map<string, PlainComment>();
  /** Likers by `post:<id>` and `comment:<id>`. */
  readonly likes = new Map<string, Set<string>>();
  readonly forums = new Map<string, Set<string>>();
  private readonly tagNames: Map<string, string>;

  constructor(folder: string) {
    const table = (name: string) => lines(join(folder, 'dynamic', `${name}_0_0.csv`)).slice(1);
    const map = (name: string) => new Map(table(name).map(([key, value]) => [key!, value!]));
    this.tagNames = new Map(
      lines(join(folder, 'static', 'tag_0_0.csv')).map(([id, name]) => [id!, plainTag(name!)]),
    );
    for (const row of table('person')) this.persons.set(row[0]!, Number(row[5]));
    for (const [a, b] of table('person_knows_person')) this.befriend(a!, b!);
    const authors = new Map([...map('post_hasCreator_person')]);
    for (const [id, , at] of table('post')) this.addPost(id!, authors.get(id!)!, Number(at), []);
    for (const [post, tag] of table('post_hasTag_tag')) this.addTag(post!, tag!);
    const commenters = map('comment_hasCreator_person');
    const onPost = map('comment_replyOf_post');
    const onComment = map('comment_replyOf_comment');
    // What is answered may stand further down in the file.
    const add = (id: string): void => {
      if (this.comments.has(id)) return;
      const answered = onComment.get(id);
      if (answered !== undefined) add(answered);
      this.addComment(id, commenters.get(id)!, onPost.get(id), answered);
    };
    for (const [id] of table('comment')) add(id!);
    for (const [person, post] of table('person_likes_post')) this.like(person!, `post:${post}`);
    for (const [person, comment] of table('person_likes_comment')) this.like(person!, `comment:${comment}`);
    for (const [forum, moderator] of table('forum_hasModerator_person')) this.addForum(forum!, moderator!);
    for (const [forum, person] of table('forum_hasMember_person')) this.join(forum!, person!);
  }

  /** A forum, whose moderator is a member. */
  addForum(id: string, moderator: string): void {
    this.forums.set(id, new Set([moderator]));
  }

  join(forum: string, person: string): void {
    this.forums.get(forum)!.add(person);
  }

  befriend(a: string, b: string): void {
    entry(this.follows, a).add(b);
    entry(this.follows, b).add(a);
  }

  addPost(id: string, author: string, at: number, tagIds: string[]): void {
    this.posts.set(id, { author, at, tags: [] });
    for (const tag of tagIds) this.addTag(id, tag);
  }

  addComment(id: string, author: string, post: string | undefined, answered: string | undefined): void {
    const other = answered === undefined ? undefined : this.comments.get(answered)!;
    if (!other) this.comments.set(id, { author, post: post!, parent: null, depth: 0 });
    else if (other.depth < DEEPEST) {
      this.comments.set(id, { author, post: other.post, parent: answered!, depth: other.depth + 1 });
    } else this.comments.set(id, { author, post: other.post, parent: other.parent, depth: DEEPEST });
  }

  like(person: string, target: string): void {
    entry(this.likes, target).add(person);
  }

  /** The gateway's spelling of a tag. */
  tagName(id: string): string {
    return this.tagNames.get(id)!;
  }

  /** Everything that is counted, by `<kind>:<id>` (of tags, by name). */
  counts(): Map<string, Counts> {
    const counts = new Map<string, Counts>();
    for (const id of this.persons.keys())
      counts.set(`person:${id}`, { posts: 0, followers: 0, following: 0, likesReceived: 0 });
    for (const id of this.posts.keys()) counts.set(`post:${id}`, { likes: 0, comments: 0 });
    for (const id of this.comments.keys()) counts.set(`comment:${id}`, { likes: 0, replies: 0 });
    for (const [id, members] of this.forums) counts.set(`forum:${id}`, { members: members.size });
    const inc = (key: string, name: string, by = 1) => {
      const row = counts.get(key) ?? {};
      row[name] = (row[name] ?? 0) + by;
      counts.set(key, row);
    };
    for (const { author, tags } of this.posts.values()) {
      inc(`person:${author}`, 'posts');
      for (const tag of tags) inc(`tag:${tag}`, 'usageCount');
    }
    for (const { post, parent } of this.comments.values()) {
      inc(`post:${post}`, 'comments');
      if (parent !== null) inc(`comment:${parent}`, 'replies');
    }
    for (const [person, followed] of this.follows) {
      inc(`person:${person}`, 'following', followed.size);
      for (const other of followed) inc(`person:${other}`, 'followers');
    }
    for (const [target, likers] of this.likes) {
      inc(target, 'likes', likers.size);
      inc(`person:${this.authorOf(target)}`, 'likesReceived', likers.size);
    }
    return counts;
  }

  /** Posts of a person and of those whom the person follows. */
  homeFeed(person: string): string[] {
    const followed = this.follows.get(person);
    return this.postsWhere((author) => author === person || followed?.has(author) === true);
  }

  profileFeed(person: string): string[] {
    return this.postsWhere((author) => author === person);
  }

  private postsWhere(wanted: (author: string) => boolean): string[] {
    return [...this.posts].filter(([, post]) => wanted(post.author)).map(([id]) => id);
  }

  private authorOf(target: string): string {
    const [kind, id] = target.split(':');
    return (kind === 'post' ? this.posts : this.comments).get(id!)!.author;
  }

  private addTag(post: string, tag: string): void {
    const { tags } = this.posts.get(post)!;
    const name = this.tagName(tag);
    if (!tags.includes(name)) tags.push(name);
  }
}

/** One event of the update streams: the time it is due, the time of the youngest thing it needs, its type, its values. */
export interface Update {
  due: number;
  type: number;
  values: string[];
}

/** The events of both update streams in the order of time. */
export function readUpdates(folder: string): Update[] {
  return ['forum', 'person']
    .flatMap((name) => lines(join(folder, 'update_streams', `updateStream_0_0_${name}.csv`)))
    .map(([due, , type, ...values]) => ({ due: Number(due), type: Number(type), values }))
    .sort((a, b) => a.due - b.due);
}

function lines(file: string): string[][] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('|'));
}

/** How the gateway spells a tag, said once more: lower case, and whatever is no letter or digit is an underscore. */
function plainTag(name: string): string {
  const spelled = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '_');
  return spelled.replace(/^_|_$/g, '').slice(0, 50);
}

function entry(map: Map<string, Set<string>>, key: string): Set<string> {
  let set = map.get(key);
  if (!set) map.set(key, (set = new Set()));
  return set;
}
