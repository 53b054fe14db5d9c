import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, markOf, type ProcessMark } from './process.js';
import { StartError } from './report.js';

/** Who uses a data folder. */
export interface Holder extends ProcessMark {
  /** A gateway lends its database to commands; a command has it for itself. */
  role: 'gateway' | 'command';
  /** The command line as a person would type it. */
  name: string;
  /** It is on its way out, so waiting for it is worth while. */
  stopping?: boolean;
}

/** The right to run a mongod on a data folder. */
export interface DataLock {
  /** Tells others that the folder will be free soon. */
  announceStop(): Promise<void>;
  release(): Promise<void>;
}

/** The folder is in use by a living process. */
export class LockedError extends StartError {
  constructor(
    readonly folder: string,
    readonly holder: Holder,
  ) {
    super(
      holder.role === 'gateway'
        ? `A gateway already runs on ${folder}: ${holder.name}, process ${holder.pid}. ` +
            'Stop it first, or choose another folder with DATA_DIR.'
        : `\`${holder.name}\` (process ${holder.pid}) is using ${folder}. Try again when it is done.`,
    );
  }
}

const fileOf = (folder: string) => join(folder, 'leela.lock');

/** The living process that has the folder, if any. A lock that a killed process left behind does not count. */
export async function holderOf(folder: string): Promise<Holder | null> {
  const holder = await read(folder);
  return holder && isAlive(holder) ? holder : null;
}

/**
 * Takes the folder for this process, over a stale lock too. A holder that is stopping is waited for; otherwise throws a
 * `LockedError` once `patience` milliseconds are over.
 */
export async function takeLock(
  folder: string,
  role: Holder['role'],
  name: string,
  patience = 0,
): Promise<DataLock> {
  await mkdir(folder, { recursive: true });
  const file = fileOf(folder);
  const mine: Holder = { ...markOf(process.pid)!, role, name };
  const begun = Date.now();
  while (!(await create(file, mine))) {
    const other = await read(folder);
    if (other && isAlive(other)) {
      if (Date.now() - begun > (other.stopping ? 60_000 : patience)) throw new LockedError(folder, other);
      await delay(50);
    } else {
      await clearStale(file, other);
    }
  }
  return {
    // Only a word to who waits: a full disk keeps nobody from stopping, and does not take the lock away half-written.
    announceStop: () => replace(file, { ...mine, stopping: true }).catch(() => undefined),
    async release() {
      const current = await read(folder);
      if (current?.pid === mine.pid && current.started === mine.started) await rm(file, { force: true });
    },
  };
}

async function create(file: string, holder: Holder): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function replace(file: string, holder: Holder): Promise<void> {
  const next = `${file}.${process.pid}.next`;
  try {
    await writeFile(next, JSON.stringify(holder));
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}

/**
 * Moves a stale lock aside and looks at what was moved, because another starter may have cleared it first and taken
 * the folder in between; then its lock goes back. (mongod's own lock on its files stands behind this one.)
 */
async function clearStale(file: string, stale: Holder | null): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const text = await readFile(aside, 'utf8');
  const moved = parse(text);
  if (moved && (moved.pid !== stale?.pid || moved.started !== stale.started)) {
    await writeFile(file, text, { flag: 'wx' }).catch(() => undefined);
  }
  await rm(aside, { force: true });
}

async function read(folder: string): Promise<Holder | null> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const text = await readFile(fileOf(folder), 'utf8').catch(() => null);
    if (text === null) return null;
    const holder = parse(text);
    if (holder) return holder;
    // Its owner has created it and is about to write into it.
    await delay(25);
  }
  return null;
}

function parse(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return null;
  }
}
