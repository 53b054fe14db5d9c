import type { Viewer } from '../../auth/viewer.js';
import { CloseCode } from './close-codes.js';
import type { OpenSocket } from './open-socket.js';

const ROUND_MS = 1_000;
/** Every socket is pinged once in so many rounds, a part of them in each; who has not answered by then is gone. */
const ROUNDS_PER_PING = 12;
/** How long a client may take to answer that it is closed. */
const CLOSE_PATIENCE_MS = 3_000;
/** A client that has not made room for so many rounds is too slow. */
const ROUNDS_FULL = 4;
const FAREWELL_PATIENCE_MS = 1_000;
/** Sockets that are sent elsewhere per millisecond at most: they all come back at once, to gateways that have work. */
const FAREWELLS_PER_MS = 0.5;

/** All open sockets of this process. One timer looks after all of them. */
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

  /** Bytes that wait for clients to read them. */
  waiting(): number {
    return [...this.open.keys()].reduce((sum, socket) => sum + socket.unsent, 0);
  }

  /** The sessions that have sockets here. */
  viewers(): Viewer[] {
    return [...this.open.keys()].flatMap(({ viewer }) => (viewer ? [viewer] : []));
  }

  /** Closes the sockets of the viewers that match: of a revoked session, a banned user. */
  closeWhere(matches: (viewer: Viewer) => boolean, reason = 'Session ended'): void {
    for (const socket of this.open.keys())
      if (socket.viewer && matches(socket.viewer)) socket.close(CloseCode.FORBIDDEN, reason);
  }

  /**
   * Tells every client to go elsewhere, one after the other and in no order, so that they do not all come back at the
   * same moment; resolves when all are gone. Who does not answer in time is cut off.
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

  /** Ends sockets with their tokens and those that are too slow, cuts off who does not answer, and asks some whether they are still there. */
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
