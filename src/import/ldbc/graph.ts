import { join } from 'node:path';
import { openTables } from './csv.js';

/** A person of the graph. */
export interface Person {
  id: string;
  firstName: string;
  lastName: string;
  gender: string;
  birthday: Date | null;
  createdAt: Date;
  ip: string;
  browser: string;
  languages: string[];
  emails: string[];
  /** The city's id. */
  place: string | null;
  /** Names of tags as the graph spells them. */
  interests: string[];
}

/** Two persons who know each other. */
export interface Knows {
  a: string;
  b: string;
  at: Date;
}

/** A post of the graph. */
export interface Post {
  id: string;
  imageFile: string;
  content: string;
  createdAt: Date;
  author: string | null;
  /** Names of tags as the graph spells them. */
  tags: string[];
  /** The country's id. */
  place: string | null;
}

/** A comment of the graph, which answers a post or another comment. */
export interface Comment {
  id: string;
  content: string;
  createdAt: Date;
  author: string | null;
  replyTo: { kind: 'post' | 'comment'; id: string } | null;
}

/** A like. */
export interface Like {
  person: string;
  kind: 'post' | 'comment';
  target: string;
  at: Date;
}

/** A forum of the graph: a user's wall or album, or a group around a topic. */
export interface Forum {
  id: string;
  title: string;
  createdAt: Date;
  moderator: string | null;
  /** Names of tags as the graph spells them. */
  tags: string[];
}

/** A person is a member of a forum. */
export interface Member {
  forum: string;
  person: string;
  at: Date;
}

/** A place and the larger one that it lies in. */
export interface Place {
  name: string;
  type: string;
  within: string | null;
}

/** What is read of an LDBC graph. */
export interface Graph {
  persons: Person[];
  knows: Knows[];
  posts: Post[];
  comments: Comment[];
  likes: Like[];
  forums: Forum[];
  members: Member[];
  places: Map<string, Place>;
  /** How many rows there are of what has no place yet, by table. */
  waiting: { studies: number; jobs: number };
}

/**
 * Reads the snapshot in `<folder>/dynamic` and `<folder>/static` into memory.
 * @throws GraphError for a folder that holds none
 */
export async function readGraph(folder: string): Promise<Graph> {
  const dynamic = await openTables(join(folder, 'dynamic'));
  const fixed = await openTables(join(folder, 'static'));
  const within = await pairs(fixed('place_isPartOf_place'));
  const tagNames = await pairs(fixed('tag'));
  const places = new Map<string, Place>();
  for await (const [id, name, , type] of fixed('place'))
    places.set(id!, { name: name!, type: type!, within: within.get(id!) ?? null });
  return {
    persons: await readPersons(dynamic, tagNames),
    knows: await all(dynamic('person_knows_person'), ([a, b, at]) => ({ a: a!, b: b!, at: date(at) })),
    posts: await readPosts(dynamic, tagNames),
    comments: await readComments(dynamic),
    likes: [
      ...(await all(dynamic('person_likes_post'), (row) => likeOf('post', row))),
      ...(await all(dynamic('person_likes_comment'), (row) => likeOf('comment', row))),
    ],
    forums: await readForums(dynamic, tagNames),
    members: await all(dynamic('forum_hasMember_person'), ([forum, person, at]) => ({
      ...{ forum: forum!, person: person!, at: date(at) },
    })),
    places,
    waiting: {
      studies: await count(dynamic('person_studyAt_organisation')),
      jobs: await count(dynamic('person_workAt_organisation')),
    },
  };
}

type Tables = Awaited<ReturnType<typeof openTables>>;

async function readPersons(table: Tables, tagNames: Map<string, string>): Promise<Person[]> {
  const homes = await pairs(table('person_isLocatedIn_place'));
  const interests = await namesBy(table('person_hasInterest_tag'), tagNames);
  return all(table('person'), (row) => {
    const [id, firstName, lastName, gender, birthday, createdAt, ip, browser, languages, emails] =
      row as string[];
    return {
      id: id!,
      firstName: firstName!,
      lastName: lastName!,
      gender: gender!,
      birthday: birthday ? date(birthday) : null,
      createdAt: date(createdAt),
      ip: ip!,
      browser: browser!,
      languages: listOf(languages),
      emails: listOf(emails),
      place: homes.get(id!) ?? null,
      interests: interests.get(id!) ?? [],
    };
  });
}

async function readPosts(table: Tables, tagNames: Map<string, string>): Promise<Post[]> {
  const authors = await pairs(table('post_hasCreator_person'));
  const places = await pairs(table('post_isLocatedIn_place'));
  const tags = await namesBy(table('post_hasTag_tag'), tagNames);
  return all(table('post'), ([id, imageFile, createdAt, , , , content]) => ({
    id: id!,
    imageFile: imageFile!,
    content: content ?? '',
    createdAt: date(createdAt),
    author: authors.get(id!) ?? null,
    tags: tags.get(id!) ?? [],
    place: places.get(id!) ?? null,
  }));
}

async function readForums(table: Tables, tagNames: Map<string, string>): Promise<Forum[]> {
  const moderators = await pairs(table('forum_hasModerator_person'));
  const tags = await namesBy(table('forum_hasTag_tag'), tagNames);
  return all(table('forum'), ([id, title, createdAt]) => ({
    id: id!,
    title: title!,
    createdAt: date(createdAt),
    moderator: moderators.get(id!) ?? null,
    tags: tags.get(id!) ?? [],
  }));
}

async function readComments(table: Tables): Promise<Comment[]> {
  const authors = await pairs(table('comment_hasCreator_person'));
  const posts = await pairs(table('comment_replyOf_post'));
  const comments = await pairs(table('comment_replyOf_comment'));
  return all(table('comment'), ([id, createdAt, , , content]) => ({
    id: id!,
    content: content ?? '',
    createdAt: date(createdAt),
    author: authors.get(id!) ?? null,
    replyTo: answered(posts.get(id!), comments.get(id!)),
  }));
}

function answered(post: string | undefined, comment: string | undefined): Comment['replyTo'] {
  if (comment !== undefined) return { kind: 'comment', id: comment };
  return post === undefined ? null : { kind: 'post', id: post };
}

function likeOf(kind: Like['kind'], [person, target, at]: string[]): Like {
  return { person: person!, kind, target: target!, at: date(at) };
}

const date = (milliseconds: string | undefined): Date => new Date(Number(milliseconds));
const listOf = (text: string | undefined): string[] => (text ?? '').split(';').filter(Boolean);

/** The names of the tags that each thing is tied to. */
async function namesBy(
  rows: AsyncIterable<string[]>,
  tagNames: Map<string, string>,
): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  for await (const [thing, tag] of rows) {
    const name = tagNames.get(tag!);
    if (name === undefined) continue;
    const list = names.get(thing!);
    if (list) list.push(name);
    else names.set(thing!, [name]);
  }
  return names;
}

/** The first two columns as a map. */
async function pairs(rows: AsyncIterable<string[]>): Promise<Map<string, string>> {
  const map = new Map<string, string>();
  for await (const [key, value] of rows) map.set(key!, value!);
  return map;
}

async function all<T>(rows: AsyncIterable<string[]>, make: (row: string[]) => T): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(make(row));
  return list;
}

async function count(rows: AsyncIterable<string[]>): Promise<number> {
  let total = 0;
  for await (const _ of rows) total += 1;
  return total;
}
