import { mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findMongod } from './binary.js';
import { holderOf, takeLock, type Holder } from './lock.js';
import { adoptMongod, startMongod, type Mongod } from './mongod.js';
import { argumentsOf, markOf, type ProcessMark } from './process.js';
import { toTerminal, type Report } from './report.js';

/** The database of a data folder that this process has opened. */
export interface EmbeddedDatabase {
  /** The folder, as an absolute path. */
  folder: string;
  mongod: Mongod;
  /** Informs waiting processes that the folder will be free soon. */
  announceStop(): Promise<void>;
  /** Stops mongod cleanly and releases the folder. */
  stop(): Promise<void>;
}

/** The options for opening a data folder. */
export interface OpenOptions {
  role: Holder['role'];
  /** The command line as a user would type it. */
  name: string;
  /** How long to wait for a folder in use, in milliseconds. */
  patience?: number;
  report?: Report;
}

/** Locks the folder and starts its mongod, or adopts one that a killed process left running. */
export async function openDatabase(dataDir: string, options: OpenOptions): Promise<EmbeddedDatabase> {
  const report = options.report ?? toTerminal;
  const folder = await folderOf(dataDir);
  const lock = await takeLock(folder, options.role, options.name, options.patience);
  try {
    const mongod = (await takeOver(folder, report)) ?? (await start(folder, report));
    return {
      folder,
      mongod,
      announceStop: lock.announceStop,
      async stop() {
        await lock.announceStop();
        await mongod.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The port of the mongod that runs on the folder, whichever process started it. */
export async function portInUse(dataDir: string): Promise<number | null> {
  return (await runningOn(await folderOf(dataDir)))?.port ?? null;
}

/** The living process that holds the folder, if any. */
export async function holder(dataDir: string): Promise<Holder | null> {
  return holderOf(await folderOf(dataDir));
}

async function folderOf(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  return realpath(resolve(dataDir));
}

async function takeOver(folder: string, report: Report): Promise<Mongod | null> {
  const left = await runningOn(folder);
  if (!left) return null;
  report('mongod: the one of a gateway that was killed still runs; taking it over');
  return adoptMongod(left.mark, left.port);
}

async function start(folder: string, report: Report): Promise<Mongod> {
  const binary = await findMongod(report);
  await keepLogSmall(join(folder, 'mongod.log'));
  const portFile = join(folder, 'mongod.port');
  const before = Number(await readFile(portFile, 'utf8').catch(() => '')) || undefined;
  const mongod = await startMongod({ binary, folder, port: before });
  // The same port next time, so that the replica set's configuration need not change.
  await writeFile(portFile, String(mongod.port));
  return mongod;
}

/**
 * mongod writes its process id into its data folder, and the arguments of that process show whether the id is still
 * this mongod's. This works even if the gateway was killed before it could record anything.
 */
export async function runningOn(folder: string): Promise<{ mark: ProcessMark; port: number } | null> {
  const data = join(folder, 'db');
  const pid = Number((await readFile(join(data, 'mongod.lock'), 'utf8').catch(() => '')).trim());
  const mark = pid ? markOf(pid) : null;
  if (!mark) return null;
  const args = argumentsOf(pid);
  const port = Number(args[args.indexOf('--port') + 1]);
  return args.includes(data) && port ? { mark, port } : null;
}

/** Moves a large log aside; mongod continues with an empty one. */
export async function keepLogSmall(log: string): Promise<void> {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size < 20 * 2 ** 20) return;
  await rm(`${log}.1`, { force: true });
  await rename(log, `${log}.1`);
}
