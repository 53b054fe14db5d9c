import { randomUUID } from 'node:crypto';
import type { Person } from '../../factories/person.js';
import { untilAnswered } from './again.js';

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

  private untilAnswered(query: string, input: object): Promise<{ data: unknown; sent: number } | null> {
    return untilAnswered({ ...this.person, url: this.url }, query, { input }, this.refused);
  }
}
