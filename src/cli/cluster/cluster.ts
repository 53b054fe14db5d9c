import { mkdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findRedis } from '../embedded/binary.js';
import { takeLock } from '../embedded/lock.js';
import { freePort } from '../embedded/ports.js';
import { goneWithin, signal } from '../embedded/process.js';
import { launchRedis, runningRedis, type RedisServer } from '../embedded/redis.js';
import type { Report } from '../embedded/report.js';
import { startBalancer, type Balancer } from './balancer.js';
import { Gateways } from './gateways.js';
import { startMembers, type Front, type Members, type MembersOptions } from './members.js';
import { Part } from './part.js';

/** The settings of a cluster. */
export interface ClusterOptions extends Pick<MembersOptions, 'electionTimeoutMs'> {
  /** The folder of all data: one for each member, Redis, and the logs of the gateways. */
  folder: string;
  members: number;
  gateways: number;
  host: string;
  /** The public port. 0 means any. */
  port: number;
  /** The environment of every gateway, in addition to the cluster's own variables. */
  environment?: NodeJS.ProcessEnv;
  /** A proxy in front of the members and of Redis that can disconnect them. */
  front?: Front;
  report: Report;
  /** Aborts a running start: it then fails, and stops what has started. */
  signal?: AbortSignal;
}

/** A cluster on one machine: a replica set, a Redis, gateways behind one port. */
export interface Cluster {
  /** The address of /graphql, at any gateway. */
  url: string;
  mongodbUri: string;
  redisUrl: string;
  members: Members;
  redis: Part<RedisServer>;
  gateways: Gateways;
  /** Stops everything in order: gateways drain, then Redis, then the members. */
  stop(): Promise<void>;
}

/** Starts a cluster. Processes that a killed cluster left running are stopped first; its data are used. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { report, front } = options;
  await mkdir(options.folder, { recursive: true });
  const folder = await realpath(resolve(options.folder));
  const lock = await takeLock(folder, 'gateway', 'npm run cluster', 2_000);
  const ends: (() => Promise<unknown>)[] = [lock.release];
  const stop = async (): Promise<void> => {
    await lock.announceStop();
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const members = await startMembers({ ...options, folder, count: options.members });
    ends.push(members.stop);
    const redis = await startRedisPart(join(folder, 'redis'), report);
    ends.push(() => redis.stop());
    const redisPort = redis.running!.port;
    const redisUrl = `redis://127.0.0.1:${front ? await front('redis', redisPort) : redisPort}`;
    const port = options.port || (await freePort());
    const mongodbUri = members.uri('leela');
    const address = `http://${options.host}:${port}`;
    const gateways = await Gateways.start({
      folder,
      count: options.gateways,
      environment: {
        PUBLIC_URL: address,
        // The balancer checks ten times a second.
        DRAIN_NOTICE_MS: '500',
        ...options.environment,
        MONGODB_URI: mongodbUri,
        REDIS_URL: redisUrl,
        DATA_DIR: folder,
      },
      report,
      signal: options.signal,
    });
    ends.push(() => gateways.stop());
    const balancer: Balancer = await startBalancer({ ...options, port, targets: gateways.targets });
    ends.push(async () => balancer.close());
    return { url: `${address}/graphql`, mongodbUri, redisUrl, members, redis, gateways, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startRedisPart(folder: string, report: Report): Promise<Part<RedisServer>> {
  const binary = await findRedis(report);
  const left = await runningRedis(folder);
  if (left) {
    signal(left.pid, 'SIGKILL');
    await goneWithin(left, 5_000);
  }
  const port = await freePort();
  const part = new Part({ name: 'redis', launch: () => launchRedis({ binary, folder, port }), report });
  await part.start();
  return part;
}
