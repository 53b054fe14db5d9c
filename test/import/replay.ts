import { setTimeout as delay } from 'node:timers/promises';
import { PASSWORD } from './importing.js';
import type { PlainModel, Update } from './plain-model.js';

/** The kinds of updates, as the benchmark numbers them. */
const [PERSON, LIKE_POST, LIKE_COMMENT, FORUM, MEMBERSHIP, POST, COMMENT, FRIENDSHIP] = [
  1, 2, 3, 4, 5, 6, 7, 8,
];

const RETRY_MS = 50;
/** A gateway that was killed is back long before this. */
const PATIENCE_MS = 60_000;

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }`;
const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken viewer { user { id createdAt } } } }`;
const CREATE_POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id createdAt } } }`;
const CREATE_GROUP = `mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id createdAt stats { members } } } }`;
const JOIN_GROUP = `mutation ($groupId: ID!) { joinGroup(input: { groupId: $groupId }) { membership { status group { stats { members } } } } }`;
const ADD_COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id createdAt } } }`;
// These two as shipped clients send them, with the counters that they wait for.
const REACT = `mutation ($targetId: ID!, $reaction: Reaction!) { react(input: { targetId: $targetId, reaction: $reaction }) { target { ... on Post { id viewerReaction stats { likes } } ... on Comment { id viewerReaction stats { likes } } } } }`;
const FOLLOW = `mutation ($userId: ID!) { follow(input: { userId: $userId }) { user { id viewerIsFollowing stats { followers } } } }`;

interface Made {
  id: string;
  createdAt: string;
}

/** Sends updates as mutations of the persons themselves, many at a time, and again until they are answered. */
export class Replay {
  /** When the gateway says that something was made, by `<kind>:<id>`. */
  readonly madeAt = new Map<string, number>();
  answered = 0;
  retries = 0;
  private readonly tokens = new Map<string, Promise<string>>();
  /** What updates bring about, for those that need it. */
  private readonly making = new Map<string, PromiseWithResolvers<void>>();

  constructor(
    private readonly url: string,
    private readonly ids: Map<string, string>,
    private readonly model: PlainModel,
  ) {}

  /** Replays the updates, `parallel` at a time; `onAnswer` is told how many are answered. */
  async run(updates: Update[], parallel: number, onAnswer?: (answered: number) => void): Promise<void> {
    for (const key of updates.map(madeBy)) if (key) this.making.set(key, withResolvers());
    const queue = updates.values();
    const worker = async () => {
      // Whatever an update needs stands before it in the queue, so one of the workers is always at work.
      for (const update of queue) {
        await Promise.all(neededBy(update).map((key) => this.making.get(key)?.promise));
        await this.play(update);
        onAnswer?.((this.answered += 1));
      }
    };
    await Promise.all(Array.from({ length: parallel }, worker));
  }

  /** The access token of a person, who signs in the first time that it is needed. */
  token(person: string): Promise<string> {
    let token = this.tokens.get(person);
    if (!token) {
      const input = { login: `ldbc${person}`, password: PASSWORD };
      token = this.send(null, SIGN_IN, { input }).then(
        ({ signIn }) => (signIn as { accessToken: string }).accessToken,
      );
      this.tokens.set(person, token);
    }
    return token;
  }

  private async play({ type, values }: Update): Promise<void> {
    if (type === PERSON) return this.signUp(values);
    if (type === LIKE_POST) return this.like(values[0]!, `post:${values[1]}`);
    if (type === LIKE_COMMENT) return this.like(values[0]!, `comment:${values[1]}`);
    if (type === POST) return this.post(values);
    if (type === COMMENT) return this.comment(values);
    if (type === FORUM) return this.forum(values);
    if (type === MEMBERSHIP) return this.join(values[0]!, values[1]!);
    await this.befriend(values[0]!, values[1]!);
  }

  private async signUp([id, firstName, lastName, , , at, , , , , emails]: string[]): Promise<void> {
    const email = emails!.split(';')[0];
    const input = {
      email,
      username: `ldbc${id}`,
      password: PASSWORD,
      firstName,
      lastName,
      clientId: `person:${id}`,
    };
    const { signUp } = (await this.send(null, SIGN_UP, { input })) as {
      signUp: { accessToken: string; viewer: { user: Made } };
    };
    this.tokens.set(id!, Promise.resolve(signUp.accessToken));
    this.model.persons.set(id!, Number(at));
    this.made(`person:${id}`, signUp.viewer.user);
  }

  private async post([id, imageFile, at, , , , content, , author, , , tags]: string[]): Promise<void> {
    const tagIds = tags!.split(';').filter(Boolean);
    const input = {
      category: imageFile ? 'IMAGE_POST' : 'TEXT_POST',
      caption: content || null,
      media: imageFile ? [{ type: 'IMAGE', url: `https://ldbc.example/${imageFile}` }] : [],
      tags: tagIds.map((tag) => this.model.tagName(tag)),
      clientId: `post:${id}`,
    };
    const { createPost } = (await this.send(author!, CREATE_POST, { input })) as {
      createPost: { post: Made };
    };
    this.model.addPost(id!, author!, Number(at), tagIds);
    this.made(`post:${id}`, createPost.post);
  }

  private async comment(values: string[]): Promise<void> {
    const [id, , , , body, , author, , post, comment] = values;
    const answered = comment === '-1' ? undefined : comment!;
    this.model.addComment(id!, author!, post === '-1' ? undefined : post, answered);
    const input = {
      targetId: this.ids.get(`post:${this.model.comments.get(id!)!.post}`),
      parentId: answered === undefined ? null : this.ids.get(`comment:${answered}`),
      body,
      clientId: `comment:${id}`,
    };
    const { addComment } = (await this.send(author!, ADD_COMMENT, { input })) as {
      addComment: { comment: Made };
    };
    this.made(`comment:${id}`, addComment.comment);
  }

  private async forum([id, name, , moderator]: string[]): Promise<void> {
    this.model.addForum(id!, moderator!);
    const input = { name, clientId: `forum:${id}` };
    const { createGroup } = (await this.send(moderator!, CREATE_GROUP, { input })) as {
      createGroup: { group: Made };
    };
    this.made(`forum:${id}`, createGroup.group);
  }

  private async join(forum: string, person: string): Promise<void> {
    this.model.join(forum, person);
    await this.send(person, JOIN_GROUP, { groupId: this.ids.get(`forum:${forum}`) });
  }

  private async like(person: string, target: string): Promise<void> {
    this.model.like(person, target);
    await this.send(person, REACT, { targetId: this.ids.get(target), reaction: 'LIKE' });
  }

  private async befriend(a: string, b: string): Promise<void> {
    this.model.befriend(a, b);
    const follow = (one: string, other: string) =>
      this.send(one, FOLLOW, { userId: this.ids.get(`person:${other}`) });
    await Promise.all([follow(a, b), follow(b, a)]);
  }

  private made(key: string, { id, createdAt }: Made): void {
    this.ids.set(key, id);
    this.madeAt.set(key, Date.parse(createdAt));
    this.making.get(key)!.resolve();
  }

  /** Sends an operation as a person until it is answered: a client that lost the answer asks again, word for word. */
  async send(person: string | null, query: string, variables: object): Promise<Record<string, unknown>> {
    const token = person === null ? null : await this.token(person);
    const body = JSON.stringify({ query, variables });
    const begun = performance.now();
    for (;;) {
      const answer = await this.attempt(body, token);
      if (answer) return answer;
      if (performance.now() - begun > PATIENCE_MS) throw new Error(`No answer for a minute: ${body}`);
      this.retries += 1;
      await delay(RETRY_MS);
    }
  }

  /** The data, or null where it is worth asking again. */
  private async attempt(body: string, token: string | null): Promise<Record<string, unknown> | null> {
    const headers = {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    let answer: { data?: Record<string, unknown>; errors?: { extensions?: { code?: string } }[] };
    try {
      const response = await fetch(this.url, { method: 'POST', headers, body });
      answer = (await response.json()) as typeof answer;
    } catch {
      // Nobody listens, or the answer broke off.
      return null;
    }
    if (!answer.errors?.length) return answer.data!;
    const codes = answer.errors.map((error) => error.extensions?.code);
    if (codes.every((code) => code === 'RATE_LIMITED')) return null;
    throw new Error(`${body} was refused: ${JSON.stringify(answer.errors)}`);
  }
}

const MADE: Record<number, string> = {
  [PERSON]: 'person',
  [POST]: 'post',
  [COMMENT]: 'comment',
  [FORUM]: 'forum',
};

/** What an update brings about that others may need. */
function madeBy({ type, values }: Update): string | null {
  const kind = MADE[type];
  return kind ? `${kind}:${values[0]}` : null;
}

/** What has to be there before an update can be sent. */
function neededBy({ type, values }: Update): string[] {
  if (type === LIKE_POST) return [`person:${values[0]}`, `post:${values[1]}`];
  if (type === LIKE_COMMENT) return [`person:${values[0]}`, `comment:${values[1]}`];
  if (type === FORUM) return [`person:${values[3]}`];
  if (type === MEMBERSHIP) return [`forum:${values[0]}`, `person:${values[1]}`];
  if (type === POST) return [`person:${values[8]}`];
  if (type === COMMENT) return [`person:${values[6]}`, `post:${values[8]}`, `comment:${values[9]}`];
  return type === FRIENDSHIP ? [`person:${values[0]}`, `person:${values[1]}`] : [];
}

interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve(value: T): void;
}

function withResolvers(): PromiseWithResolvers<void> {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
