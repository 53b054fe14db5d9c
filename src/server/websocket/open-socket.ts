import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Viewer } from '../../auth/viewer.js';
import { CloseCode } from './close-codes.js';
import { MessageRate } from './message-rate.js';
import type { SharedPayload } from './shared-payload.js';

/** Bytes that may wait for a client that does not read. */
export const MAX_BUFFERED = 256 * 1024;

/** What happens on a socket that somebody else has to know. */
export interface SocketHooks {
  /** A message could not be handled, which is a fault of ours. */
  onFault(error: unknown): void;
  /** A client did not read, or sent too much. */
  onExcess(reason: string): void;
}

/**
 * One client's connection, as graphql-ws sees it and as groups of subscribers write to it. It has no timers and as few
 * closures as can be: there are ten thousands of them.
 */
export class OpenSocket {
  /** Set once the connection has said who it is. */
  viewer: Viewer | null = null;
  /** It has answered the last ping. */
  answered = true;
  /** When it was told to close; 0: it was not. */
  closedAt = 0;
  private readonly rate: MessageRate | null;

  constructor(
    readonly socket: WebSocket,
    private readonly hooks: SocketHooks,
    readonly client: { ip: string; userAgent: string },
    limited: boolean,
  ) {
    this.rate = limited ? new MessageRate() : null;
    socket.on('pong', () => (this.answered = true));
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  /** Sends a text; resolves when it is on its way, so that whoever waits for that is slowed down by a slow client. */
  send(data: string): Promise<void> | void {
    if (!this.mayWrite()) return;
    return new Promise((resolve) => this.socket.send(data, () => resolve()));
  }

  /** Sends what was made for many, past ws: its frame exists already. */
  sendShared(head: Buffer, payload: SharedPayload): void {
    if (!this.mayWrite()) return;
    const raw = (this.socket as unknown as { _socket?: Socket | null })._socket;
    if (!raw) return this.socket.send(payload.text(head));
    const parts = payload.frame(head);
    if (parts.length > 1) raw.cork();
    for (const part of parts) raw.write(part);
    if (parts.length > 1) raw.uncork();
  }

  /** Closes it; whoever does not answer is cut off by the next rounds of `Sockets`. */
  close(code: number, reason: string): void {
    this.closedAt ||= Date.now();
    this.socket.close(code, reason);
  }

  onMessage(receive: (data: string) => Promise<void>): void {
    this.socket.on('message', (data) => {
      if (this.closedAt) return;
      if (this.rate && !this.rate.take())
        return this.excess(CloseCode.TOO_MANY_MESSAGES, 'Too many messages');
      receive(String(data)).catch((error: unknown) => {
        this.hooks.onFault(error);
        this.close(CloseCode.INTERNAL, 'Internal server error');
      });
    });
  }

  private mayWrite(): boolean {
    if (this.socket.readyState !== this.socket.OPEN) return false;
    if (this.socket.bufferedAmount <= MAX_BUFFERED) return true;
    this.excess(CloseCode.TOO_SLOW, 'Too slow');
    return false;
  }

  private excess(code: number, reason: string): void {
    this.hooks.onExcess(reason);
    this.close(code, reason);
  }
}
