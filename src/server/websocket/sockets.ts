import type { WebSocket } from 'ws';
import type { Viewer } from '../../auth/viewer.js';

/** One client's connection. */
export interface OpenSocket {
  readonly socket: WebSocket;
  /** Set once the connection has said who it is. */
  viewer: Viewer | null;
}

/** All open sockets of this process, so that they can be closed when a session ends or the gateway does. */
export class Sockets {
  private readonly open = new Set<OpenSocket>();

  add(entry: OpenSocket): void {
    this.open.add(entry);
    entry.socket.once('close', () => this.open.delete(entry));
  }

  get count(): number {
    return this.open.size;
  }

  /** Closes the sockets of the viewers that match: of a revoked session, a banned user. */
  closeWhere(matches: (viewer: Viewer) => boolean, reason = 'Session ended'): void {
    for (const { socket, viewer } of this.open)
      if (viewer && matches(viewer)) socket.close(FORBIDDEN, reason);
  }

  /** Tells every client to go elsewhere; resolves when all are gone, cutting those off that do not answer in time. */
  async closeAll(patienceMs: number): Promise<void> {
    const sockets = [...this.open].map(({ socket }) => socket);
    const gone = sockets.map(
      (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
    );
    for (const socket of sockets) socket.close(GOING_AWAY, 'Going away');
    const timer = setTimeout(() => sockets.forEach((socket) => socket.terminate()), patienceMs);
    await Promise.all(gone);
    clearTimeout(timer);
  }
}

/** Clients reconnect after these two: elsewhere after the first, with a fresh token after the second. */
const GOING_AWAY = 1001;
export const FORBIDDEN = 4403;
