import type { Connection } from 'mongoose';
import type { Patience, Seat, SharedTail } from './shared-tail.js';
import { AWAIT_MS, Tail, type Page } from './tail.js';

/**
 * The events of one lane: read from its own stream, or from the shared tail once the lane has caught up with the
 * leader's other lanes. It switches between the two without loss or repetition, as often as needed.
 */
export class LaneFeed {
  private seat: Seat | null = null;
  private closing: Promise<void> = Promise.resolve();

  constructor(
    private readonly lane: string,
    private readonly connection: Connection,
    private readonly shared: SharedTail,
    private own: Tail | null,
    /** The resume token after everything that was returned. */
    private place: unknown,
  ) {}

  /** The next events, at most `limit`: those available, or those that arrive within a while, or none. */
  async next(limit: number, signal: AbortSignal, patience: Patience = { ms: AWAIT_MS }): Promise<Page> {
    const page = (await this.seat?.next(limit, patience)) ?? (await this.byItself(limit, signal, patience));
    this.place = page.token;
    return page;
  }

  /** Closes its own stream, if there is one. */
  async close(): Promise<void> {
    await Promise.all([this.closing, this.own?.close()]);
  }

  private async byItself(limit: number, signal: AbortSignal, { ms }: Patience): Promise<Page> {
    this.seat = null;
    await this.closing;
    const own = (this.own ??= await Tail.open(this.connection, { resumeAfter: this.place }));
    const page = await own.next(limit, signal, Math.max(1, Math.ceil(ms)));
    this.seat = this.shared.join(this.lane, page.token);
    if (this.seat) this.closing = own.close();
    // A full page means that there is more: a lane that is behind must not start the shared tail.
    else if (page.entries.length < limit) {
      const floor = page.entries.at(-1)?.token ?? this.place;
      this.seat = this.shared.found(this.lane, own, floor, page.token);
    }
    if (this.seat) this.own = null;
    return page;
  }
}
