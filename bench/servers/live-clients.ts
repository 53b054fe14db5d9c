import { randomBytes, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { concurrently, percentile } from '../measure.js';
import { TICKS } from './live-schema.js';
import { serve } from './serve.js';

// Very many sockets in a process of their own. They speak as graphql-ws does, and look only at the numbers that come.

/** One client: the last number it has seen, and whether one was missing or came twice. */
class Listener {
  last: number | null = null;
  wrong = 0;
  private rest: Buffer | null = null;

  constructor(readonly socket: Socket) {}

  /** Takes bytes of frames; tells of messages other than events. */
  take(chunk: Buffer, on: (type: string) => void): void {
    let bytes = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    for (;;) {
      const frame = split(bytes);
      if (!frame) break;
      bytes = frame.rest;
      if (frame.opcode === 9) this.socket.write(maskedFrame(frame.payload, 10));
      if (frame.opcode !== 1) continue;
      const text = frame.payload.toString('latin1');
      const seq = /"seq":(\d+)/.exec(text)?.[1];
      if (seq === undefined) on(/"type":"(\w+)"/.exec(text)?.[1] ?? '');
      else this.see(Number(seq));
    }
    this.rest = bytes.length > 0 ? Buffer.from(bytes) : null;
  }

  private see(seq: number): void {
    if (this.last !== null && seq !== this.last + 1) this.wrong += 1;
    this.last = seq;
    arrived(seq);
  }
}

const listeners: Listener[] = [];
let watched = 0;
let missing = 0;
let all: (() => void) | null = null;
let times: number[] = [];

function arrived(seq: number): void {
  times.push(performance.now());
  if (seq === watched && --missing === 0) all?.();
}

function split(bytes: Buffer): { opcode: number; payload: Buffer; rest: Buffer } | null {
  if (bytes.length < 2) return null;
  const short = bytes[1]! & 127;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < start) return null;
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + length) return null;
  return {
    opcode: bytes[0]! & 15,
    payload: bytes.subarray(start, start + length),
    rest: bytes.subarray(start + length),
  };
}

function maskedFrame(payload: Buffer | string, opcode = 1): Buffer {
  const body = Buffer.from(payload);
  const long = body.length > 125;
  const frame = Buffer.alloc((long ? 4 : 2) + 4 + body.length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (long ? 126 : body.length);
  if (long) frame.writeUInt16BE(body.length, 2);
  // A mask of zeros leaves the bytes as they are.
  body.copy(frame, frame.length - body.length);
  return frame;
}

function listenTo(url: string, from: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), localAddress: from, noDelay: true });
    const listener = new Listener(socket);
    listeners.push(listener);
    socket.on('error', reject);
    socket.write(
      `GET ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nupgrade: websocket\r\nconnection: Upgrade\r\n` +
        `sec-websocket-version: 13\r\nsec-websocket-key: ${randomBytes(16).toString('base64')}\r\n` +
        'sec-websocket-protocol: graphql-transport-ws\r\n\r\n',
    );
    socket.once('data', (answer) => {
      const end = answer.indexOf('\r\n\r\n');
      if (!answer.toString('latin1').startsWith('HTTP/1.1 101') || end < 0)
        return reject(new Error(String(answer)));
      const on = (type: string): void => {
        if (type !== 'connection_ack') return reject(new Error(`Unexpected ${type}`));
        const payload = { query: TICKS, variables: { topic: 'one' }, operationName: 'Ticks' };
        socket.write(maskedFrame(JSON.stringify({ id: randomUUID(), type: 'subscribe', payload })));
        resolve();
      };
      socket.on('data', (chunk) => listener.take(chunk, on));
      socket.write(maskedFrame(JSON.stringify({ type: 'connection_init', payload: {} })));
      if (answer.length > end + 4) listener.take(answer.subarray(end + 4), on);
    });
  });
}

serve('', {
  /** Opens so many, from an address of its own so that ports suffice. */
  open: async (given) => {
    const { url, count, from } = given as { url: string; count: number; from: string };
    await concurrently(count, 32, () => listenTo(url, from));
  },
  /** From now on waits for this number at every client. */
  watch: (seq) => {
    watched = Number(seq);
    missing = listeners.length;
    times = [];
  },
  /** Resolves when it has arrived everywhere; answers what was out of order so far, and how spread out arrivals were. */
  arrived: async () => {
    if (missing > 0) await new Promise<void>((resolve) => (all = resolve));
    const wrong = listeners.reduce((sum, listener) => sum + listener.wrong, 0);
    return { wrong, deliveries: times.length, first: times[0], p99: percentile(times, 99) };
  },
});
