import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Context } from '../../loaders/context.js';
import { ErrorCode } from '../../schema/errors.js';
import { HINDERED, type Entry, type Sink, type Subscriber } from '../../subscriptions/live/index.js';
import type { OpenSocket } from './open-socket.js';
import { SharedPayload } from './shared-payload.js';

/** What all subscriptions of a gateway share. */
export interface LiveDeps {
  /** A fresh context of whom a socket belongs to now: what one entry loaded is stale at the next. */
  context(socket: OpenSocket): Context;
  /** Runs the execution of one entry, in a fresh context unless one is given. */
  execute(args: ExecutionArgs, socket: OpenSocket, ctx?: Context): Promise<ExecutionResult>;
  /** Sent to one more client. */
  delivered(): void;
}

/** Where the entries of one subscription go: to a socket, under the id that the client gave it. */
export class LiveSink implements Sink<Entry> {
  constructor(
    private readonly socket: OpenSocket,
    private readonly head: Buffer,
    readonly shareKey: string | null,
    private readonly args: ExecutionArgs,
    private readonly deps: LiveDeps,
  ) {}

  context(): Context {
    return this.deps.context(this.socket);
  }

  async make(entry: Entry, ctx?: Context): Promise<SharedPayload | typeof HINDERED> {
    const result = await this.deps.execute({ ...this.args, rootValue: entry }, this.socket, ctx);
    const away = result.errors?.some(({ extensions }) => extensions['code'] === ErrorCode.UNAVAILABLE);
    return away ? HINDERED : new SharedPayload(result);
  }

  get full(): boolean {
    return this.socket.full;
  }

  drained(): Promise<void> {
    return this.socket.drained();
  }

  send(made: unknown): void {
    this.socket.sendShared(this.head, made as SharedPayload);
    this.deps.delivered();
  }
}

/**
 * What graphql-ws iterates over meanwhile: nothing ever comes, for entries go past it; it ends when the subscription
 * does, and the error that ended it goes the usual way.
 */
export class Lifetime implements AsyncGenerator<never, void, void> {
  private running: Promise<void> | null = null;

  constructor(
    private readonly subscriber: Subscriber<Entry>,
    private readonly sink: LiveSink,
  ) {}

  async next(): Promise<IteratorResult<never, void>> {
    await (this.running ??= this.subscriber.run(this.sink));
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<never, void>> {
    await this.subscriber.return();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<never, void>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
