import type { Viewer } from '../../auth/viewer.js';
import { CloseCode } from './close-codes.js';
import type { OpenSocket } from './open-socket.js';

const ROUND_MS = 1_000;
/**
 * Every socket is pinged once in this number of rounds, a part of them in each. A socket without an answer by then is
 * terminated.
 */
const ROUNDS_PER_PING = 12;
/** How long a client may take to answer a close frame. */
const CLOSE_PATIENCE_MS = 3_000;
/** A client that stays full for this number of rounds is too slow. */
const ROUNDS_FULL = 4;
const FAREWELL_PATIENCE_MS = 1_000;
/**
 * The most sockets per millisecond that are closed in a drain: all of them reconnect immediately, to busy gateways.
 */
const FAREWELLS_PER_MS = 0.5;

/** All open sockets of this process, with one timer for all of them. */
export class Sockets {
  private readonly open = new Map<OpenSocket, number>();
  private timer: NodeJS.Timeout | null = null;
  private round = 0;
  private ids = 0;
  private draining = false;

  add(socket: OpenSocket): void {
    this.open.set(socket, (this.ids += 1));
    socket.socket.once('close', () => this.open.delete(socket));
    this.timer ??= setInterval(() => this.lookAfter(Date.now()), ROUND_MS).unref();
    if (this.draining) socket.close(CloseCode.GOING_AWAY, 'Going away');
  }

  get count(): number {
    return this.open.size;
  }

  /** Bytes that clients have not read yet. */
  waiting(): number {
    return [...this.open.keys()].reduce((sum, socket) => sum + socket.unsent, 0);
  }

  /** The viewers of the open sockets. */
  viewers(): Viewer[] {
    return [...this.open.keys()].flatMap(({ viewer }) => (viewer ? [viewer] : []));
  }

  /** Closes the sockets of matching viewers, for example of a revoked session or a banned user. */
  closeWhere(matches: (viewer: Viewer) => boolean, reason = 'Session ended'): void {
    for (const socket of this.open.keys())
      if (socket.viewer && matches(socket.viewer)) socket.close(CloseCode.FORBIDDEN, reason);
  }

  /**
   * Closes all sockets gradually, in random order, so that they do not reconnect at the same moment. Resolves when
   * all are gone; clients that do not answer in time are terminated.
   */
  async closeAll(timeoutMs: number): Promise<void> {
    this.draining = true;
    const sockets = [...this.open.keys()];
    const spread = Math.min(timeoutMs * 0.7, sockets.length / FAREWELLS_PER_MS);
    const gone = sockets.map(({ socket }) => new Promise<void>((done) => socket.once('close', () => done())));
    const timers = sockets.map((socket) =>
      setTimeout(() => socket.close(CloseCode.GOING_AWAY, 'Going away'), Math.random() * spread),
    );
    const late = setTimeout(
      () => sockets.forEach(({ socket }) => socket.terminate()),
      Math.min(timeoutMs, spread + FAREWELL_PATIENCE_MS),
    );
    await Promise.all(gone);
    for (const timer of [...timers, late]) clearTimeout(timer);
    if (this.timer) clearInterval(this.timer);
  }

  /** Closes sockets with expired tokens and slow ones, terminates unresponsive ones, and pings some. */
  private lookAfter(now: number): void {
    this.round = (this.round + 1) % ROUNDS_PER_PING;
    for (const [socket, id] of this.open) {
      if (socket.closedAt) {
        if (now - socket.closedAt > CLOSE_PATIENCE_MS) socket.socket.terminate();
      } else if (socket.viewer && socket.viewer.tokenExpiresAt.getTime() <= now) {
        socket.close(CloseCode.FORBIDDEN, 'Token expired');
      } else if ((socket.roundsFull = socket.full ? socket.roundsFull + 1 : 0) > ROUNDS_FULL) {
        socket.tooSlow();
      } else if (id % ROUNDS_PER_PING === this.round) {
        if (!socket.answered) socket.socket.terminate();
        socket.answered = false;
        socket.socket.ping();
      }
    }
  }
}
