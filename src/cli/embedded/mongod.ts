import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, isFree } from './ports.js';
import { goneWithin, isAlive, markOf, signal, type ProcessMark } from './process.js';
import { ensureReplicaSet } from './replica-set.js';
import { StartError } from './report.js';

/** The options of a mongod. */
export interface MongodOptions {
  binary: string;
  /** The folder of this mongod's data and log. */
  folder: string;
  /** Its previous port. Another one is used if it is occupied. */
  port?: number;
  cacheGigabytes?: number;
  parameters?: Record<string, string | number>;
}

/** A running mongod. */
export interface Mongod {
  mark: ProcessMark;
  port: number;
  /** The connection string of a database, for a replica set of one. */
  uri(database: string): string;
  /** Fulfilled when the process has ended, by request or not. */
  ended: Promise<void>;
  /** Stops it cleanly and waits for its end. */
  stop(): Promise<void>;
}

/** The connection string of a database of the replica set at a local port. */
export function uriOf(port: number, database: string): string {
  return `mongodb://127.0.0.1:${port}/${database}?replicaSet=leela`;
}

/** Starts a mongod as a replica set of one, and waits until it accepts writes. */
export function startMongod(options: MongodOptions): Promise<Mongod> {
  return launchMongod(options, ensureReplicaSet);
}

/** Starts a mongod and waits for `untilUp`, which gets its port. */
export async function launchMongod(
  options: MongodOptions,
  untilUp: (port: number) => Promise<void>,
): Promise<Mongod> {
  const data = join(options.folder, 'db');
  const log = join(options.folder, 'mongod.log');
  await mkdir(data, { recursive: true });
  const port = options.port && (await isFree(options.port)) ? options.port : await freePort();
  const parameters = { diagnosticDataCollectionEnabled: 'false', ...options.parameters };
  const args = ['--replSet', 'leela', '--port', String(port), '--bind_ip', '127.0.0.1'];
  args.push('--dbpath', data, '--logpath', log, '--logappend');
  args.push('--wiredTigerCacheSizeGB', String(options.cacheGigabytes ?? 0.5));
  if (process.platform !== 'win32') args.push('--nounixsocket');
  for (const [name, value] of Object.entries(parameters)) args.push('--setParameter', `${name}=${value}`);
  // Its own process group: the terminal's Ctrl-C must reach only the gateway, which stops mongod last.
  const child = spawn(options.binary, args, { detached: true, stdio: 'ignore' });
  const ended = new Promise<never>((_, reject) => {
    child.once('error', (error) =>
      reject(new StartError(`${options.binary} cannot be run: ${error.message}`)),
    );
    child.once('exit', (code) => void whyItEnded(log, code).then((why) => reject(new StartError(why))));
  });
  ended.catch(() => undefined);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.unref();
  await Promise.race([untilUp(port), ended]);
  const mark = child.pid ? markOf(child.pid) : null;
  if (!mark) throw new StartError(await whyItEnded(log, child.exitCode));
  return running(mark, port, gone);
}

/** Adopts a mongod that a killed gateway left running. */
export async function adoptMongod(mark: ProcessMark, port: number): Promise<Mongod> {
  await ensureReplicaSet(port);
  return running(mark, port, watchForEnd(mark));
}

/** It is not a child process, so its end is polled. */
async function watchForEnd(mark: ProcessMark): Promise<void> {
  while (isAlive(mark)) await delay(500, undefined, { ref: false });
}

function running(mark: ProcessMark, port: number, ended: Promise<void>): Mongod {
  return {
    mark,
    port,
    ended,
    uri: (database) => uriOf(port, database),
    async stop() {
      if (isAlive(mark)) signal(mark.pid, 'SIGTERM');
      // A checkpoint of a large cache may take a while; the journal makes even SIGKILL harmless.
      if (await goneWithin(mark, 60_000)) return;
      signal(mark.pid, 'SIGKILL');
      await goneWithin(mark, 5_000);
    },
  };
}

/** The reason in mongod's log, which has one JSON document per line. */
async function whyItEnded(log: string, code: number | null): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  const lines = text.trim().split('\n').slice(-60).reverse();
  const reasons = lines.flatMap((line) => {
    try {
      const entry = JSON.parse(line) as { s: string; msg: string; attr?: { error?: unknown } };
      const detail = entry.attr?.error;
      return entry.s === 'E' || entry.s === 'F' || detail
        ? [`${entry.msg} ${detail ? JSON.stringify(detail) : ''}`.trim()]
        : [];
    } catch {
      return [];
    }
  });
  return `mongod ended while starting (exit code ${code}): ${reasons[0] ?? 'it gave no reason'}. Its log: ${log}`;
}
