import mongoose from 'mongoose';
import { findRedis } from '../../setup/redis.js';
import { personAt, type Person } from '../../factories/person.js';
import { OpenAIServer } from '../../integrations/ai/openai-server.js';
import { startFaultyCluster, type FaultyCluster } from '../../setup/cluster.js';

/** The cluster of this run of the fault suite, and people with accounts in it. */
export interface Shared {
  cluster: FaultyCluster;
  people: Person[];
  /** The provider of its agents' answers, model `main`. A token of output costs a credit. */
  provider: OpenAIServer;
}

const PEOPLE = 6;
const KEY = Symbol.for('leela.fault-cluster');
const held = globalThis as { [KEY]?: Promise<Shared> };

/** Without a Redis there is no cluster; the tests are then skipped, and loudly. */
export const canCluster = (await findRedis()) !== null;

/** One cluster for all files of the suite, since starting it is what takes the time. Each test leaves it whole. */
export function sharedCluster(): Promise<Shared> {
  return (held[KEY] ??= start());
}

async function start(): Promise<Shared> {
  const provider = await OpenAIServer.start();
  const cluster = await startFaultyCluster({
    environment: {
      AI_COMPATIBLE_URL: provider.url,
      AI_COMPATIBLE_MODEL: 'main',
      AI_COMPATIBLE_OUTPUT_PRICE: '1000',
    },
  });
  await mongoose.connect(cluster.mongodbUri, { appName: 'leela-test', autoCreate: false, autoIndex: false });
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => personAt(cluster.url)));
  return { cluster, people, provider };
}

/** Waits until every part is up and the set has a primary. */
export async function whole({ cluster }: Shared): Promise<void> {
  cluster.heal();
  const { members, redis, gateways } = cluster;
  await Promise.all([...members.parts, redis, ...gateways.parts].map((part) => part.up()));
  await members.primary();
}
