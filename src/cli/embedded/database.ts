import { mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findMongod } from './binary.js';
import { holderOf, takeLock, type Holder } from './lock.js';
import { adoptMongod, startMongod, type Mongod } from './mongod.js';
import { argumentsOf, markOf, type ProcessMark } from './process.js';
import { toTerminal, type Report } from './report.js';

/** The database of a data folder, in the hands of this process. */
export interface EmbeddedDatabase {
  /** The folder, as an absolute path. */
  folder: string;
  mongod: Mongod;
  /** Tells others that wait for the folder that it will be free soon. */
  announceStop(): Promise<void>;
  /** Ends mongod cleanly and gives the folder back. */
  stop(): Promise<void>;
}

/** How a data folder is opened. */
export interface OpenOptions {
  role: Holder['role'];
  /** The command line as a person would type it. */
  name: string;
  /** How long a folder in use is waited for, in milliseconds. */
  patience?: number;
  report?: Report;
}

/** Takes the folder and starts its mongod, or takes over the one that a killed process has left running. */
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

/** The port of the mongod that runs on the folder, whoever started it. */
export async function portInUse(dataDir: string): Promise<number | null> {
  return (await runningOn(await folderOf(dataDir)))?.port ?? null;
}

/** The living process that has the folder, if any. */
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
  // The same port again next time, so that the replica set need not be told of a new one.
  await writeFile(portFile, String(mongod.port));
  return mongod;
}

/**
 * mongod writes its process id into its data folder, and the process's arguments tell whether that number still means
 * this mongod: the truth even where we were killed before we could note anything.
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

/** Puts a log aside that has grown long; mongod goes on with an empty one. */
export async function keepLogSmall(log: string): Promise<void> {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size < 20 * 2 ** 20) return;
  await rm(`${log}.1`, { force: true });
  await rename(log, `${log}.1`);
}
