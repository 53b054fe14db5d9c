import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Viewer } from '../../auth/viewer.js';
import { CloseCode } from './close-codes.js';
import { MessageRate } from './message-rate.js';
import type { SharedPayload } from './shared-payload.js';
import type { Writer } from './writer.js';

/** From so many waiting bytes on, subscriptions wait: what is new is read later from the database. */
export const FULL = 64 * 1024;
/** With more than this a client is closed at once. */
export const MAX_BUFFERED = 256 * 1024;

/** The most bytes that a frame of closing has for its reason, and characters that fit in, whatever they are. */
const LONGEST_REASON = 123;
const FITTING = LONGEST_REASON / 3;

/** What graphql-ws says of a message that only servers send. */
const NONE_OF_A_CLIENT = /^Unexpected message of type /;

/** What all sockets of a gateway share. */
export interface SocketHooks {
  /** A message could not be handled, which is a fault of ours. */
  onFault(error: unknown): void;
  /** A client did not read, or sent too much. */
  onExcess(reason: string): void;
  /** Writes the frames of all sockets. */
  writer: Writer;
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
  /** Rounds in which it was full. */
  roundsFull = 0;
  /** When it was told to close; 0: it was not. */
  closedAt = 0;
  /** Characters of the message that is being received. */
  messageLength = 0;
  private waiting: Buffer[] | null = null;
  private waitingBytes = 0;
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

  /** Bytes that wait for the client to read them. */
  get unsent(): number {
    return this.socket.bufferedAmount + this.waitingBytes;
  }

  /** So much waits that subscriptions should. */
  get full(): boolean {
    return this.unsent > FULL && this.socket.readyState === this.socket.OPEN;
  }

  /** Resolves when the client has read what waits, or is gone. */
  drained(): Promise<void> {
    this.flush();
    const raw = this.raw();
    return new Promise((resolve) => (raw ? raw.write('', () => resolve()) : resolve()));
  }

  /** Sends a text; resolves when it is on its way, so that whoever waits for that is slowed down by a slow client. */
  send(data: string): Promise<void> | void {
    if (!this.mayWrite()) return;
    this.flush();
    return new Promise((resolve) => this.socket.send(data, () => resolve()));
  }

  /** Sends what was made for many, past ws: its frame exists already. It goes with the next round of writing. */
  sendShared(head: Buffer, payload: SharedPayload): void {
    if (!this.mayWrite()) return;
    const frame = payload.frame(head);
    this.waitingBytes += frame.length;
    if (this.waiting) return void this.waiting.push(frame);
    this.waiting = [frame];
    this.hooks.writer.add(this);
  }

  /** Writes what waits. */
  flush(): void {
    const frames = this.waiting;
    if (!frames) return;
    this.waiting = null;
    this.waitingBytes = 0;
    if (this.socket.readyState === this.socket.OPEN)
      this.raw()?.write(frames.length === 1 ? frames[0]! : Buffer.concat(frames));
  }

  /** Closes it; whoever does not answer is cut off by the next rounds of `Sockets`. */
  close(code: number, reason: string): void {
    this.flush();
    this.closedAt ||= Date.now();
    this.socket.close(code, Buffer.byteLength(reason) > LONGEST_REASON ? reason.slice(0, FITTING) : reason);
  }

  /** Closes it because its client does not read. */
  tooSlow(): void {
    this.excess(CloseCode.TRY_AGAIN_LATER, 'Too slow');
  }

  onMessage(receive: (data: string) => Promise<void>): void {
    this.socket.on('message', (data) => {
      if (this.closedAt) return;
      if (this.rate && !this.rate.take())
        return this.excess(CloseCode.TOO_MANY_MESSAGES, 'Too many messages');
      const text = String(data);
      this.messageLength = text.length;
      receive(text).catch((error: unknown) => {
        if (error instanceof Error && NONE_OF_A_CLIENT.test(error.message))
          return this.close(CloseCode.MALFORMED, 'Invalid message received');
        this.hooks.onFault(error);
        this.close(CloseCode.INTERNAL, 'Internal server error');
      });
    });
  }

  /** What ws writes to; it has no way of its own to send a frame that exists already. */
  private raw(): Socket | null {
    return (this.socket as unknown as { _socket?: Socket | null })._socket ?? null;
  }

  private mayWrite(): boolean {
    if (this.socket.readyState !== this.socket.OPEN) return false;
    if (this.unsent <= MAX_BUFFERED) return true;
    this.tooSlow();
    return false;
  }

  private excess(code: number, reason: string): void {
    this.hooks.onExcess(reason);
    this.close(code, reason);
  }
}
