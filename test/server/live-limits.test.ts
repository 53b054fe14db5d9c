import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { BURST } from '../../src/server/websocket/message-rate.js';
import { FULL } from '../../src/server/websocket/open-socket.js';
import { LONGEST_SUBSCRIPTION } from '../../src/server/websocket/prepare-operation.js';
import { startLive, WORDS } from './live-server.js';
import { gate } from './sample-schema.js';
import { tokenOf } from './sample-server.js';
import { openSocket, type Message, type SocketClient } from './socket-client.js';

const LARGE = 'x'.repeat(8 * 1024);

const rawOf = ({ socket }: SocketClient): Socket => (socket as unknown as { _socket: Socket })._socket;
const seqOf = (message: { payload?: unknown }): number => (message.payload as any).data.words.seq;
const seqs = ({ messages }: SocketClient): number[] =>
  messages.filter(({ type }) => type === 'next').map(seqOf);
const upTo = (last: number): number[] => Array.from({ length: last }, (_, n) => n + 1);

describe('F8: a socket that is not read', () => {
  afterEach(() => void vi.useRealTimers());

  it('holds a bounded part of what waits for it, its neighbours notice nothing, and it goes on where it was', async () => {
    // However long all this takes: the rounds in which sockets are looked after come when the test says so.
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    const rounds = (count: number) => void vi.advanceTimersByTime(count * 1_000);
    const server = await startLive();
    const sockets = await Promise.all([1, 2, 3, 4].map(() => openSocket(server.socketUrl)));
    const [pausing, late, gone, quick] = sockets as [SocketClient, SocketClient, SocketClient, SocketClient];
    for (const socket of sockets) socket.subscribe({ query: WORDS, variables: { after: 0 } });
    await server.tell('first');
    for (const socket of sockets) await socket.next(({ type }) => type === 'next');
    for (const socket of [pausing, late, gone]) rawOf(socket).pause();
    // Many times what buffers of the system hold, and many times the bound.
    const COUNT = 2_000;
    const isLast = (message: Message): boolean => message.type === 'next' && seqOf(message) === COUNT;
    for (let n = 2; n <= COUNT; n++) {
      await server.tell(LARGE);
      if (n % 20 === 0) await quick.next((message) => message.type === 'next' && seqOf(message) === n);
      expect(server.sockets.waiting()).toBeLessThan(4 * (FULL + 2 * LARGE.length));
    }
    expect(seqs(quick)).toEqual(upTo(COUNT));
    rawOf(pausing).resume();
    await pausing.next(isLast);
    expect(seqs(pausing)).toEqual(upTo(COUNT));

    // The others are closed for it. One learns why when it reads again, the other never does and is cut off.
    const excess = () => server.log.filter(({ reason }) => reason === 'Too slow').length;
    rounds(4);
    expect(excess()).toBe(0);
    rounds(1);
    expect(excess()).toBe(2);
    rawOf(late).resume();
    expect(await late.closed).toEqual({ code: 1013, reason: 'Too slow' });
    rounds(4);
    await expect.poll(() => server.sockets.count).toBe(2);
    expect(server.sockets.waiting()).toBe(0);
    const seen = seqs(late);
    expect(seen).toEqual(upTo(seen.length));
    const back = await openSocket(server.socketUrl);
    back.subscribe({ query: WORDS, variables: { after: seen.length } });
    await back.next(isLast);
    expect([...seen, ...seqs(back)]).toEqual(upTo(COUNT));
  });
});

describe('one socket', () => {
  it('15: runs so many subscriptions and no more', async () => {
    const server = await startLive();
    const socket = await openSocket(server.socketUrl);
    for (let n = 0; n < 1_000; n++) socket.subscribe({ query: WORDS }, `s${n}`);
    await socket.next(({ id }) => id === 's999');
    const refused = socket.messages.filter(({ type }) => type === 'error');
    expect(refused).toHaveLength(900);
    expect(refused[0]!.payload).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    await server.tell('once each');
    await expect.poll(() => seqs(socket).length).toBe(100);
  });

  it('may send many messages at once, but not for ever', async () => {
    const server = await startLive({ RATE_LIMIT: 'on' });
    const [patient, flood] = await Promise.all([1, 2].map(() => openSocket(server.socketUrl)));
    for (let n = 0; n < BURST - 2; n++) patient!.send({ type: 'ping' });
    expect((await patient!.run({ query: '{ hello }' })).data).toEqual({ hello: 'world' });
    for (let n = 0; n < 2 * BURST; n++) flood!.send({ type: 'ping' });
    expect(await flood!.closed).toEqual({ code: 4429, reason: 'Too many messages' });
  });

  it('is held to small subscriptions, whatever makes them large', async () => {
    const server = await startLive();
    const socket = await openSocket(server.socketUrl);
    const long = 'x'.repeat(LONGEST_SUBSCRIPTION);
    const messages = [
      { payload: { query: `${WORDS} # ${long}` } },
      { payload: { query: WORDS, variables: { more: long } } },
      { payload: { query: WORDS, extensions: { more: long } } },
      { payload: { query: WORDS }, more: long },
    ];
    for (const [n, message] of messages.entries())
      socket.send(JSON.stringify({ type: 'subscribe', id: `large ${n}`, ...message }));
    for (const n of messages.keys())
      expect(await socket.next(({ id }) => id === `large ${n}`)).toMatchObject({
        type: 'error',
        payload: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }],
      });
    // What is over with its answer may be larger.
    expect((await socket.run({ query: `{ hello } # ${long}` })).data).toEqual({ hello: 'world' });
    const id = socket.subscribe({ query: WORDS, variables: { after: 0 } });
    await server.tell('small');
    expect(seqOf(await socket.next((message) => message.id === id))).toBe(1);
  });

  it('84: has every operation counted, whatever comes in one document', async () => {
    const server = await startLive({ RATE_LIMIT: 'on' });
    const socket = await openSocket(server.socketUrl, `Bearer ${tokenOf()}`);
    const many = `{ ${Array.from({ length: 8 }, (_, n) => `a${n}: hello`).join(' ')} }`;
    const codes: unknown[] = [];
    while (codes.length < 180 && !codes.at(-1)) {
      const { errors } = await socket.run({ query: many });
      codes.push(errors?.[0]?.extensions['code']);
    }
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    const id = socket.subscribe({ query: WORDS });
    const answer = await socket.next((message) => message.id === id);
    expect(answer).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED' } }] });
  });
});

describe('F7: a gateway that is told to end', () => {
  it('sends a thousand sockets elsewhere one after the other, and finishes what runs over HTTP', async () => {
    const server = await startLive({ DRAIN_NOTICE_MS: '0', DRAIN_TIMEOUT_MS: '60000' });
    const codes: number[] = [];
    const opened = Array.from({ length: 1_000 }, async () => {
      const socket = new WebSocket(server.socketUrl, 'graphql-transport-ws');
      socket.on('close', (code) => codes.push(code));
      await once(socket, 'open');
      socket.send('{"type":"connection_init"}');
    });
    await Promise.all(opened);
    const entered = new Promise<void>((resolve) => (gate.entered = resolve));
    const running = server.post({ query: '{ slow }' });
    await entered;
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const drained = server.drain();
    await expect.poll(() => codes.length, { timeout: 50_000 }).toBe(1_000);
    gate.open();
    expect((await running).body.data).toEqual({ slow: 'done' });
    await drained;
    expect(new Set(codes)).toEqual(new Set([1001]));
    // When they were to go, for a busy machine is late: two milliseconds for each, in no order.
    const delays = timers.mock.calls
      .filter(([go]) => String(go).includes('Going away'))
      .map(([, ms]) => ms ?? 0);
    expect(delays).toHaveLength(1_000);
    const tenths = Array.from({ length: 10 }, (_, n) => (ms: number) => Math.floor(ms / 200) === n);
    const busiest = Math.max(...tenths.map((within) => delays.filter(within).length));
    expect(busiest).toBeLessThan(200);
  });
});
