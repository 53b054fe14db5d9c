import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { RequestInfo } from '../../loaders/context.js';
import type { Viewer } from '../../auth/viewer.js';
import type { ClientNames } from '../graphql/note-usage.js';
import { CloseCode } from './close-codes.js';
import { MessageRate } from './message-rate.js';
import type { SharedPayload } from './shared-payload.js';
import type { Writer } from './writer.js';

/** With more unsent bytes, subscriptions wait and read new entries from the database later. */
export const FULL = 64 * 1024;
/** With more unsent bytes, the socket is closed immediately. */
export const MAX_BUFFERED = 256 * 1024;

/** The most bytes of a close frame's reason, and the number of characters that always fit. */
const LONGEST_REASON = 123;
const FITTING = LONGEST_REASON / 3;

/** graphql-ws's error for a message that only servers send. */
const NONE_OF_A_CLIENT = /^Unexpected message of type /;

/** Shared by all sockets of a gateway. */
export interface SocketHooks {
  /** Called when handling a message failed because of a bug. */
  onFault(error: unknown): void;
  /** Called when a client does not read, or sends too much. */
  onExcess(reason: string): void;
  /** Writes the frames of all sockets. */
  writer: Writer;
}

/**
 * One client's connection, for graphql-ws and for groups of subscribers. It has no timers and few closures, because
 * there are tens of thousands of them.
 */
export class OpenSocket {
  /** Set once the connection is authenticated. */
  viewer: Viewer | null = null;
  /** Whether it has answered the last ping. */
  answered = true;
  /** Number of rounds in which it was full. */
  roundsFull = 0;
  /** Time when closing began. 0 if it has not. */
  closedAt = 0;
  /** Characters of the incoming message so far. */
  messageLength = 0;
  private waiting: Buffer[] | null = null;
  private waitingBytes = 0;
  private readonly rate: MessageRate | null;

  constructor(
    readonly socket: WebSocket,
    private readonly hooks: SocketHooks,
    readonly client: Omit<RequestInfo, 'id'> & ClientNames,
    limited: boolean,
  ) {
    this.rate = limited ? new MessageRate() : null;
    socket.on('pong', () => (this.answered = true));
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  /** Bytes that the client has not read yet. */
  get unsent(): number {
    return this.socket.bufferedAmount + this.waitingBytes;
  }

  /** Whether subscriptions must wait. */
  get full(): boolean {
    return this.unsent > FULL && this.socket.readyState === this.socket.OPEN;
  }

  /** Resolves when the client has read everything, or is gone. */
  drained(): Promise<void> {
    this.flush();
    const raw = this.raw();
    return new Promise((resolve) => (raw ? raw.write('', () => resolve()) : resolve()));
  }

  /** Sends a text. Resolves when it is sent, so that a slow client applies back pressure. */
  send(data: string): Promise<void> | void {
    if (!this.mayWrite()) return;
    this.flush();
    return new Promise((resolve) => this.socket.send(data, () => resolve()));
  }

  /** Sends a shared payload, bypassing ws because its frame exists already. It is written in the next round. */
  sendShared(head: Buffer, payload: SharedPayload): void {
    if (!this.mayWrite()) return;
    const frame = payload.frame(head);
    this.waitingBytes += frame.length;
    if (this.waiting) return void this.waiting.push(frame);
    this.waiting = [frame];
    this.hooks.writer.add(this);
  }

  /** Writes the waiting frames. */
  flush(): void {
    const frames = this.waiting;
    if (!frames) return;
    this.waiting = null;
    this.waitingBytes = 0;
    if (this.socket.readyState === this.socket.OPEN)
      this.raw()?.write(frames.length === 1 ? frames[0]! : Buffer.concat(frames));
  }

  /** Closes the socket. `Sockets` terminates it in a later round if the client does not answer. */
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

  /** The raw socket of ws, which has no method to send an existing frame. */
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
