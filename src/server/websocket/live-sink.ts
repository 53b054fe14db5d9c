import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Context } from '../../loaders/context.js';
import { ErrorCode } from '../../schema/errors.js';
import { HINDERED, type Entry, type Sink, type Subscriber } from '../../subscriptions/live/index.js';
import type { OpenSocket } from './open-socket.js';
import { SharedPayload } from './shared-payload.js';

/** Shared by all subscriptions of a gateway. */
export interface LiveDeps {
  /** A new context for the socket's current viewer: data loaded for one entry is stale for the next. */
  context(socket: OpenSocket): Context;
  /** Executes the subscription for one entry, in a new context unless one is given. */
  execute(args: ExecutionArgs, socket: OpenSocket, ctx?: Context): Promise<ExecutionResult>;
  /** Counts an entry that was sent to a client. */
  delivered(): void;
}

/** The destination of a subscription's entries: a socket, and the id that the client chose. */
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
 * The iterator that graphql-ws gets: it yields nothing, because entries bypass it, and ends with the subscription, so
 * that its error is handled as usual.
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
