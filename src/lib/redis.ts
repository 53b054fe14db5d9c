import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { Logger } from 'pino';

/** A connection to one Redis or to a Redis Cluster. */
export type RedisClient = Redis | Cluster;

/** The two connections for pub/sub: a subscribed connection cannot send other commands. */
export interface RedisPair {
  publisher: RedisClient;
  subscriber: RedisClient;
}

/** Timeouts for an unresponsive Redis: first the command, then the connection. */
const ANSWER_MS = 2_000;
const SILENCE_MS = 3_000;
/** A connection that only listens does not detect a failure by itself. */
const PING_MS = 5_000;
/** How often a cluster is asked which node holds what. */
const SLOTS_MS = 5_000;

const DEFAULT_PORT = 6_379;

/**
 * Connects to Redis and reconnects without limit: during an outage signals wait and auth limits refuse, but no data
 * is lost. An address with `+cluster` names some nodes of a Redis Cluster.
 */
export function connectRedis(url: string, logger: Logger): RedisPair {
  const cluster = clusterOf(url);
  const connect = (role: string, options: RedisOptions): RedisClient => {
    const common = { connectionName: `leela-${role}`, socketTimeout: SILENCE_MS, ...options };
    const client = cluster ? connectCluster(cluster, role, common) : connectOne(url, common);
    client.on('error', (err) => logger.warn({ err, role }, 'Redis does not answer'));
    return client;
  };
  return {
    publisher: connect('publisher', { commandTimeout: ANSWER_MS }),
    subscriber: connect('subscriber', {}),
  };
}

function connectOne(url: string, options: RedisOptions): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, ...options });
  const beat = setInterval(() => {
    if (redis.status === 'ready') redis.ping().catch(() => undefined);
  }, PING_MS).unref();
  redis.once('end', () => clearInterval(beat));
  return redis;
}

/** The parts of an address such as `rediss+cluster://user:password@a:6379,b:6379`. */
interface ClusterAddress {
  nodes: { host: string; port: number }[];
  username?: string;
  password?: string;
  tls: boolean;
}

/** Parses the address of a cluster. Null for the address of one Redis. */
export function clusterOf(url: string): ClusterAddress | null {
  const parts = /^(rediss?)\+cluster:\/\/(?:([^@/]*)@)?([^/?]+)/.exec(url);
  if (!parts) return null;
  const [, scheme, login, hosts] = parts;
  const [username, password] = (login ?? '').split(':').map(decodeURIComponent);
  const nodes = hosts!.split(',').map((node) => {
    const { hostname, port } = new URL(`redis://${node}`);
    return { host: hostname.replace(/^\[|\]$/g, ''), port: port ? Number(port) : DEFAULT_PORT };
  });
  return {
    nodes,
    tls: scheme === 'rediss',
    ...(username ? { username } : {}),
    ...(password ? { password } : {}),
  };
}

function connectCluster(address: ClusterAddress, role: string, options: RedisOptions): Cluster {
  const { nodes, tls, username, password } = address;
  return new Cluster(nodes, {
    redisOptions: {
      ...options,
      ...(username ? { username } : {}),
      ...(password ? { password } : {}),
      ...(tls ? { tls: {} } : {}),
    },
    // The publisher's commands fail during an outage, as those to one Redis do, instead of waiting for its end.
    enableOfflineQueue: role !== 'publisher',
    shardedSubscribers: role === 'subscriber',
    slotsRefreshInterval: SLOTS_MS,
    // A certificate is valid for the name of a node, not for its address.
    ...(tls ? { dnsLookup: (name, done) => done(null, name) } : {}),
  });
}
