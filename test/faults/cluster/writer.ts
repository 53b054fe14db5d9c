import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Person } from '../../factories/person.js';
import { Client, type Answer } from '../../setup/client.js';

/** A write that a client was told is done. */
export interface Acknowledged {
  kind: 'post' | 'comment';
  id: string;
  clientId: string;
  /** When it was first sent, and when the answer came. */
  sentAt: number;
  at: number;
  /** How often it had to be sent. */
  sent: number;
}

const CREATE_POST = `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }`;
const ADD_COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }`;
const REACT = `mutation ($input: ReactInput!) { react(input: $input) { viewerReaction: target { __typename } } }`;

/** What a client does about an answer that says nothing about the write: it sends it again, under the same `clientId`. */
const AGAIN = new Set(['UNAVAILABLE', 'RATE_LIMITED']);
const PAUSE_MS = 50;
const LONGEST_REQUEST_MS = 4_000;

/**
 * A client that writes without a pause: a post, then comments and a like on it, each sent again until it is acknowledged,
 * as a shipped client does.
 */
export class Writer {
  readonly acknowledged: Acknowledged[] = [];
  readonly liked: string[] = [];
  /** Answers other than yes and "try again"; there should be none. */
  readonly refused: unknown[] = [];
  private stopping = false;
  private running: Promise<void> | null = null;

  constructor(
    readonly person: Person,
    private readonly url: string,
    /** What it did before another test is none of this one's business. */
    readonly since = new Date(),
  ) {}

  start(): this {
    this.running = this.run();
    return this;
  }

  /** Finishes what is under way, so that everything it has begun is acknowledged. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  private async run(): Promise<void> {
    for (let n = 0; !this.stopping; n++) {
      const post = await this.write('post', CREATE_POST, { category: 'TEXT_POST', caption: `Words ${n}` });
      if (!post) return;
      await this.write('comment', ADD_COMMENT, { targetId: post, body: 'Lovely' });
      if (await this.untilAnswered(REACT, { targetId: post, reaction: 'LIKE' })) this.liked.push(post);
    }
  }

  private async write(kind: Acknowledged['kind'], query: string, input: object): Promise<string | null> {
    const clientId = randomUUID();
    const sentAt = performance.now();
    const answer = await this.untilAnswered(query, { ...input, clientId });
    if (!answer) return null;
    const id = Object.values(Object.values(answer.data as Record<string, any>)[0])[0] as { id: string };
    this.acknowledged.push({ kind, id: id.id, clientId, sentAt, at: performance.now(), sent: answer.sent });
    return id.id;
  }

  private async untilAnswered(query: string, input: object): Promise<{ data: unknown; sent: number } | null> {
    const client = new Client(this.url, this.person.accessToken);
    for (let sent = 1; ; sent++) {
      const answer = await within(client.send(query, { input })).catch(() => null);
      if (answer?.data && answer.errors.length === 0) return { data: answer.data, sent };
      const codes = answer?.errors.map(({ extensions }) => extensions.code) ?? [];
      if (answer && !codes.every((code) => AGAIN.has(code))) {
        this.refused.push(answer.errors);
        return null;
      }
      await delay(PAUSE_MS);
    }
  }
}

/** An answer that does not come counts as none; the write may have happened. */
function within(answer: Promise<Answer<unknown>>): Promise<Answer<unknown> | null> {
  return Promise.race([answer, delay(LONGEST_REQUEST_MS, null, { ref: false })]);
}
