import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { SEND_MESSAGE } from '../operations.js';
import type { Participant } from '../participant.js';
import { done } from '../people.js';
import type { Chance } from '../random.js';
import { post } from '../sender.js';

const HOME_FEED = `{ viewer { unreadNotifications homeFeed(first: 20) { nodes { id caption author { username }
  viewerReaction comments(first: 3) { nodes { body author { username } } } } } } }`;
const INBOX = `{ viewer { conversations(first: 20) { nodes { id unreadCount lastMessage { body } } } } }`;
const MESSAGES = `query ($id: ID!) { conversation(id: $id) { messages(last: 20) { nodes { body author { username } } } } }`;
const REACT = `mutation ($id: ID!) { react(input: { targetId: $id, reaction: LOVE }) { target { __typename } } }`;
const UNREACT = `mutation ($id: ID!) { unreact(input: { targetId: $id }) { target { __typename } } }`;
const FOLLOW = `mutation ($id: ID!) { follow(input: { userId: $id }) { user { id } } }`;
const PUBLISH = `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }`;

/** Everything that a steady run sends over HTTP. */
export const operations = [HOME_FEED, INBOX, MESSAGES, REACT, UNREACT, FOLLOW, PUBLISH, SEND_MESSAGE];

const POSTS_EACH = 5;

/** An operation with its share of the load. */
interface Kind {
  share: number;
  of(who: Participant): [query: string, variables: Record<string, unknown>];
}

/** Reads and writes of some people over HTTP, at a rate or as fast as answers come. */
export class Load {
  /** Answered operations and errors so far. */
  answered = 0;
  readonly errors = new Map<string, number>();
  private readonly posts: string[] = [];
  private readonly kinds: readonly Kind[];

  constructor(
    private readonly url: string,
    private readonly people: readonly Participant[],
    private readonly chance: Chance,
  ) {
    const conversation = (who: Participant) => chance.of(who.heard).conversation;
    const react = () => ({ id: chance.of(this.posts) });
    this.kinds = [
      { share: 0.5, of: () => [HOME_FEED, {}] },
      { share: 0.15, of: () => [INBOX, {}] },
      { share: 0.15, of: (who) => [MESSAGES, { id: conversation(who) }] },
      { share: 0.05, of: () => [REACT, react()] },
      { share: 0.05, of: () => [UNREACT, react()] },
      { share: 0.1, of: (who) => [SEND_MESSAGE, { input: this.message(conversation(who)) }] },
    ];
  }

  /** Follows and posts, so that feeds have something to show. */
  async prepare(): Promise<void> {
    await Promise.all(this.people.map((person, index) => this.settleIn(person, index)));
  }

  private async settleIn({ account: { id, token } }: Participant, index: number): Promise<void> {
    for (const distance of [1, 2, 3, 5, 8]) {
      const other = this.people[(index + distance) % this.people.length]!.account.id;
      if (other !== id) await done(this.url, token, FOLLOW, { id: other });
    }
    for (let n = 0; n < POSTS_EACH; n++) {
      const input = { category: 'TEXT_POST', caption: `Post ${n} of ${id}` };
      const { createPost } = await done(this.url, token, PUBLISH, { input });
      this.posts.push(createPost.post.id);
    }
  }

  /** The operations per second that some callers get who each wait for their answer. */
  async capacity(milliseconds: number, callers = 16): Promise<number> {
    const [begun, before] = [performance.now(), this.answered];
    const call = async () => {
      while (performance.now() - begun < milliseconds) await this.one();
    };
    await Promise.all(Array.from({ length: callers }, call));
    return ((this.answered - before) * 1_000) / (performance.now() - begun);
  }

  /** Sends so many operations per second, whether or not earlier ones are answered, until the signal. */
  async run(rate: number, signal: AbortSignal): Promise<void> {
    const begun = performance.now();
    const under = new Set<Promise<void>>();
    for (let sent = 0; !signal.aborted;) {
      const due = Math.floor(((performance.now() - begun) * rate) / 1_000);
      for (; sent < due; sent++) {
        const one: Promise<void> = this.one().finally(() => under.delete(one));
        under.add(one);
      }
      await delay(10, undefined, { signal }).catch(() => undefined);
    }
    await Promise.all(under);
  }

  private async one(): Promise<void> {
    const who = this.chance.of(this.people);
    const [query, variables] = this.pick().of(who);
    try {
      const { errors } = await post(this.url, who.account.token, query, variables);
      if (errors) this.failed(errors[0].extensions?.code ?? errors[0].message);
      else this.answered += 1;
    } catch (error) {
      this.failed((error as Error).name);
    }
  }

  private pick(): Kind {
    let left = this.chance.next();
    return this.kinds.find(({ share }) => (left -= share) < 0) ?? this.kinds[0]!;
  }

  private failed(why: string): void {
    this.errors.set(why, (this.errors.get(why) ?? 0) + 1);
  }

  private message(conversationId: string) {
    return { conversationId, body: 'Still here', clientId: randomUUID() };
  }
}
