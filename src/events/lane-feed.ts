import type { Connection } from 'mongoose';
import type { Patience, Seat, SharedTail } from './shared-tail.js';
import { AWAIT_MS, Tail, type Page } from './tail.js';

/**
 * What one lane reads: by itself from its place on, and as soon as it is where the leader's other lanes are, along with
 * them. It changes between the two without losing or repeating anything, as often as it falls behind and catches up.
 */
export class LaneFeed {
  private seat: Seat | null = null;
  private closing: Promise<void> = Promise.resolve();

  constructor(
    private readonly lane: string,
    private readonly connection: Connection,
    private readonly shared: SharedTail,
    private own: Tail | null,
    /** Behind all that it has given. */
    private place: unknown,
  ) {}

  /** The next events, at most `limit`: what is there, or what comes within a while, or none. */
  async next(limit: number, signal: AbortSignal, patience: Patience = { ms: AWAIT_MS }): Promise<Page> {
    const page = (await this.seat?.next(limit, patience)) ?? (await this.byItself(limit, signal, patience));
    this.place = page.token;
    return page;
  }

  /** Ends its own stream, if it has one. */
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
    // A full page says that there is more: whoever is behind leads nobody.
    else if (page.entries.length < limit) {
      const floor = page.entries.at(-1)?.token ?? this.place;
      this.seat = this.shared.found(this.lane, own, floor, page.token);
    }
    if (this.seat) this.own = null;
    return page;
  }
}
