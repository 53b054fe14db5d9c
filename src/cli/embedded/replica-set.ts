import { setTimeout as delay } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { accepts } from './ports.js';
import { StartError } from './report.js';

/** The configuration of a replica set. */
export interface ReplicaSetConfig {
  version: number;
  members: { host: string }[];
}

/** Waits until the mongod at this port answers, makes it a replica set of one if it is none, and waits for writes. */
export async function ensureReplicaSet(port: number): Promise<void> {
  const host = `127.0.0.1:${port}`;
  await listening(port);
  const client = new mongo.MongoClient(`mongodb://${host}/?directConnection=true`);
  try {
    const admin = client.db('admin');
    const config = await currentConfig(admin);
    if (!config) {
      await admin.command({ replSetInitiate: { _id: 'leela', members: [{ _id: 0, host }] } });
    } else if (config.members[0]?.host !== host) {
      // The port has changed, so the node does not find itself in its configuration.
      const members = [{ ...config.members[0], host }];
      const version = config.version + 1;
      await admin.command({ replSetReconfig: { ...config, version, members }, force: true });
    }
    await writable(admin);
  } finally {
    await client.close();
  }
}

/**
 * Waits until a mongod listens. Uses plain connections, because the driver would wait half a second between attempts.
 */
export async function listening(port: number): Promise<void> {
  // Recovery after a crash happens before mongod listens, and may take time.
  const end = Date.now() + 120_000;
  while (!(await accepts(port))) {
    if (Date.now() > end) throw new StartError('The embedded MongoDB did not answer within two minutes.');
    await delay(20);
  }
}

/** The configuration of a member. Null if it has none. */
export async function currentConfig(admin: mongo.Db): Promise<ReplicaSetConfig | null> {
  try {
    const answer = await admin.command({ replSetGetConfig: 1 });
    return answer.config as ReplicaSetConfig;
  } catch (error) {
    const NOT_YET_INITIALIZED = 94;
    if (error instanceof mongo.MongoServerError && error.code === NOT_YET_INITIALIZED) return null;
    throw error;
  }
}

async function writable(admin: mongo.Db): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const hello = await admin.command({ hello: 1 });
    if (hello.isWritablePrimary) return;
    await delay(20);
  }
  throw new StartError('The embedded MongoDB did not become writable within a minute.');
}
