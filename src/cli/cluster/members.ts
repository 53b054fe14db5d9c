import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findMongod } from '../embedded/binary.js';
import { keepLogSmall, runningOn } from '../embedded/database.js';
import { launchMongod, type Mongod } from '../embedded/mongod.js';
import { freePort, isFree } from '../embedded/ports.js';
import { goneWithin, signal } from '../embedded/process.js';
import { listening } from '../embedded/replica-set.js';
import type { Report } from '../embedded/report.js';
import { Part } from './part.js';
import { primaryOf, uniteMembers, type Member } from './replica-set.js';

/** Puts a proxy in front of a port and returns the proxy's port. For the fault suite. */
export type Front = (name: string, port: number) => Promise<number>;

/** The settings of the members. */
export interface MembersOptions {
  folder: string;
  count: number;
  electionTimeoutMs: number;
  front?: Front;
  report: Report;
}

/** The processes of one replica set. */
export interface Members {
  parts: Part<Mongod>[];
  addresses: readonly Member[];
  /** The connection string of a database, for the gateways. */
  uri(database: string): string;
  /** Waits until there is a primary and returns its index. */
  primary(): Promise<number>;
  stop(): Promise<void>;
}

/** mongod would wait a quarter of a minute for clients to leave; here all clients have stopped before. */
const LEAVE_AT_ONCE = { shutdownTimeoutMillisForSignaledShutdown: 100 };
/** Several members share a machine. */
const CACHE_GIGABYTES = 0.25;
const DEADLINE_MS = 60_000;

/** Starts the members in parallel and makes them one set. */
export async function startMembers(options: MembersOptions): Promise<Members> {
  const { count, front, report } = options;
  const binary = await findMongod(report);
  const parts: Part<Mongod>[] = [];
  const addresses: Member[] = [];
  for (let index = 0; index < count; index++) {
    const folder = join(options.folder, `member-${index + 1}`);
    await clearLeft(folder, report);
    const port = await portFor(folder);
    const name = `mongod ${index + 1}`;
    addresses.push({ port, address: `127.0.0.1:${front ? await front(name, port) : port}` });
    const launch = async () => {
      await keepLogSmall(join(folder, 'mongod.log'));
      return launchMongod(
        { binary, folder, port, cacheGigabytes: CACHE_GIGABYTES, parameters: LEAVE_AT_ONCE },
        listening,
      );
    };
    parts.push(new Part({ name, launch, report }));
  }
  report(`mongod: starting ${count}`);
  await Promise.all(parts.map((part) => part.start()));
  await uniteMembers(addresses, options);
  return {
    parts,
    addresses,
    uri: (database) =>
      `mongodb://${addresses.map(({ address }) => address).join(',')}/${database}?replicaSet=leela`,
    async primary() {
      for (const end = Date.now() + DEADLINE_MS; Date.now() < end; await delay(50)) {
        const found = await primaryOf(addresses);
        if (found !== null) return found;
      }
      throw new Error('There was no primary for a minute.');
    },
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}

/** Stops a mongod that a killed cluster left running: after a restart the set is complete within a second. */
async function clearLeft(folder: string, report: Report): Promise<void> {
  const left = await runningOn(folder);
  if (!left) return;
  report(`mongod: one of a cluster that was killed still runs (process ${left.mark.pid}); ending it first`);
  signal(left.mark.pid, 'SIGTERM');
  if (await goneWithin(left.mark, 30_000)) return;
  signal(left.mark.pid, 'SIGKILL');
  await goneWithin(left.mark, 5_000);
}

/** The previous port if it is free, so that the set's configuration need not change. */
async function portFor(folder: string): Promise<number> {
  const file = join(folder, 'mongod.port');
  const before = Number(await readFile(file, 'utf8').catch(() => ''));
  const port = before && (await isFree(before)) ? before : await freePort();
  await mkdir(folder, { recursive: true });
  await writeFile(file, String(port));
  return port;
}
