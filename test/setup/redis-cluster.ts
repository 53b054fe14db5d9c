import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { vi } from 'vitest';
import { freePort } from '../../src/cli/embedded/ports.js';
import { findRedis, startRedis, type TestRedis } from './redis.js';

/** A Redis Cluster of a test's own: three nodes with a third of the slots each, no replicas. */
export interface TestRedisCluster {
  url: string;
  nodes: readonly TestRedis[];
  /** Waits until every node knows that all slots are served. */
  whole(): Promise<void>;
  stop(): Promise<void>;
}

const SLOTS = ['0 5460', '5461 10922', '10923 16383'];

/** Whether there is a redis-server with sharded pub/sub, which came with 7.0; without one, tests skip. */
export async function findRedisCluster(): Promise<boolean> {
  const binary = await findRedis();
  if (!binary) return false;
  const { stdout } = await promisify(execFile)(binary, ['--version']);
  const found = Number(/v=(\d+)\./.exec(stdout)?.[1]) >= 7;
  if (!found) console.warn(`\n*** SKIPPED: Redis Cluster is not tested here. ${stdout.trim()} ***\n`);
  return found;
}

/** Starts one, and waits until every node knows that all slots are served. */
export async function startRedisCluster(): Promise<TestRedisCluster> {
  const nodes = await Promise.all(SLOTS.map(startNode));
  const clients = nodes.map(({ port }) => new Redis(port));
  const first = nodes[0]!;
  const buses = await Promise.all(clients.map(busOf));
  await Promise.all(
    clients.map(async (client, index) => {
      await client.cluster('ADDSLOTSRANGE', ...SLOTS[index]!.split(' ').map(Number));
      if (index > 0) await client.call('CLUSTER', 'MEET', '127.0.0.1', first.port, buses[0]!);
    }),
  );
  clients.forEach((client) => client.disconnect());
  const whole = () => everyNodeSees(nodes);
  await whole();
  return {
    url: `redis+cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    nodes,
    whole,
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

async function everyNodeSees(nodes: readonly TestRedis[]): Promise<void> {
  const clients = nodes.map(({ port }) => new Redis(port));
  const look = async () => {
    for (const client of clients) {
      const state = await client.cluster('INFO');
      if (!/cluster_state:ok[^]*cluster_slots_ok:16384[^]*cluster_known_nodes:3/.test(state))
        throw new Error(state);
    }
  };
  await vi.waitFor(look, { timeout: 30_000, interval: 20 });
  clients.forEach((client) => client.disconnect());
}

async function startNode(): Promise<TestRedis> {
  return startRedis([
    ...['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1'],
    // By default 10,000 above the port, which may not exist.
    ...['--cluster-port', String(await freePort())],
    // What one node loses, the others still serve.
    ...['--cluster-require-full-coverage', 'no'],
  ]);
}

async function busOf(client: Redis): Promise<string> {
  return ((await client.config('GET', 'cluster-port')) as string[])[1]!;
}
