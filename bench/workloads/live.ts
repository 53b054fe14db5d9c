import { setTimeout as delay } from 'node:timers/promises';
import { start, type Contender } from '../contender.js';
import { interleaved, median } from '../measure.js';
import { atLeast, atMost, us, type Bench, type Row, type Workload } from '../workload.js';

/** Deliveries of one turn. */
const DELIVERIES = 100_000;
/** Sockets that one process of clients holds. */
const CLIENTS_EACH = 5_000;

interface Crowd {
  server: Contender;
  clients: Contender[];
  /** Bytes that each connection costs the server. */
  memory: number;
}

/** One topic that everybody watches: the same answer for thousands must not be made thousands of times. */
export const live: Workload = {
  name: 'live',
  title: 'one topic and thousands of sockets, against graphql-ws as it comes',
  async run(bench) {
    return [...(await oneTopic(bench, 2_000)), ...(await oneTopic(bench, 10_000))];
  },
};

async function oneTopic({ rounds, say }: Bench, sockets: number): Promise<Row[]> {
  const crowds = {
    ours: await crowd('live-gateway', sockets),
    peer: await crowd('live-graphql-ws', sockets),
  };
  try {
    say(`  ${sockets} sockets each`);
    const events = DELIVERIES / sockets;
    const turns = {
      ours: () => turn(crowds.ours, events),
      peer: () => turn(crowds.peer, events),
    };
    await interleaved(1, turns);
    const costs = await interleaved(Math.min(rounds, 5), turns);
    const cpu = {
      ours: median(costs.ours.map((one) => one.cpu)),
      peer: median(costs.peer.map((one) => one.cpu)),
    };
    const missed = costs.ours.at(-1)!.wrong;
    const bytes = crowds.ours.memory;
    const kilobytes = (value: number): string => `${(value / 1_024).toFixed(1)} KB`;
    return [
      {
        workload: `one topic, ${sockets.toLocaleString('en')} sockets: CPU a delivery`,
        ours: shown(cpu.ours),
        peer: `${shown(cpu.peer)} graphql-ws`,
        ratio: cpu.peer / cpu.ours,
        ...atLeast(5)(cpu.peer / cpu.ours),
      },
      {
        workload: '… memory a connection',
        ours: kilobytes(bytes),
        peer: `15 KB (graphql-ws ${kilobytes(crowds.peer.memory)})`,
        ratio: bytes / (15 * 1_024),
        ...atMost(1)(bytes / (15 * 1_024)),
      },
      {
        workload: '… missing, twice or out of order',
        ours: String(missed),
        peer: '0',
        ratio: NaN,
        goal: 'none',
        met: missed === 0,
      },
    ];
  } finally {
    for (const { server, clients } of Object.values(crowds))
      await Promise.all([server, ...clients].map((one) => one.stop()));
  }
}

const shown = (cpu: number): string => `${us(cpu)} (${Math.round(1e6 / cpu).toLocaleString('en')}/s)`;

async function crowd(name: string, sockets: number): Promise<Crowd> {
  const server = await start(name);
  const count = Math.min(sockets, CLIENTS_EACH);
  const clients = await Promise.all(Array.from({ length: sockets / count }, () => start('live-clients')));
  // What the first connections bring along is nobody's in particular.
  await clients[0]!.ask('open', { url: server.url, count: 50, from: '127.0.0.1' });
  await listening(server, 50);
  const before = await server.ask<number>('memory');
  await Promise.all(
    clients.map((client, index) =>
      client.ask('open', {
        url: server.url,
        count: index === 0 ? count - 50 : count,
        from: `127.0.0.${index + 1}`,
      }),
    ),
  );
  await listening(server, sockets);
  // Timers of the greeting hold on to what they know for some seconds.
  await delay(6_000);
  const memory = ((await server.ask<number>('memory')) - before) / (sockets - 50);
  return { server, clients, memory };
}

async function listening(server: Contender, count: number): Promise<void> {
  while ((await server.ask<number>('listening')) < count) await delay(20);
}

/** CPU time of the server for one delivery, in microseconds, and what went wrong so far. */
async function turn({ server, clients }: Crowd, events: number): Promise<{ cpu: number; wrong: number }> {
  const last = await server.ask<number>('publish', 0);
  await Promise.all(clients.map((client) => client.ask('watch', last + events)));
  const before = await server.ask<number>('cpu');
  await server.ask('publish', events);
  const arrivals = await Promise.all(
    clients.map((client) => client.ask<{ wrong: number; deliveries: number }>('arrived')),
  );
  const cpu = (await server.ask<number>('cpu')) - before;
  const deliveries = arrivals.reduce((sum, one) => sum + one.deliveries, 0);
  return { cpu: cpu / deliveries, wrong: arrivals.reduce((sum, one) => sum + one.wrong, 0) };
}
