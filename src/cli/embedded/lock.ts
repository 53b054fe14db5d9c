import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, markOf, type ProcessMark } from './process.js';
import { StartError } from './report.js';

/** The process that uses a data folder. */
export interface Holder extends ProcessMark {
  /** A gateway shares its database with commands; a command uses it exclusively. */
  role: 'gateway' | 'command';
  /** The command line as a user would type it. */
  name: string;
  /** Whether it is stopping, so that waiting for it is useful. */
  stopping?: boolean;
}

/** The right to run a mongod on a data folder. */
export interface DataLock {
  /** Informs waiting processes that the folder will be free soon. */
  announceStop(): Promise<void>;
  release(): Promise<void>;
}

/** A living process uses the folder. */
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

/** The living process that holds the folder, if any. The lock of a killed process does not count. */
export async function holderOf(folder: string): Promise<Holder | null> {
  const holder = (await find(fileOf(folder)))?.holder;
  return holder && isAlive(holder) ? holder : null;
}

/**
 * Locks the folder for this process, also over a stale lock. Waits for a stopping holder; otherwise throws a
 * `LockedError` after `patience` milliseconds.
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
    const found = await find(file);
    const other = found?.holder;
    if (other && isAlive(other)) {
      if (Date.now() - begun > (other.stopping ? 60_000 : patience)) throw new LockedError(folder, other);
      await delay(50);
    } else if (found) {
      await clearStale(file, found.text);
    }
  }
  return {
    // Only a hint for waiting processes: a full disk must not prevent a stop, and must not leave a half-written lock.
    announceStop: () => replace(file, { ...mine, stopping: true }).catch(() => undefined),
    async release() {
      const current = (await find(file))?.holder;
      if (current?.pid === mine.pid && current.started === mine.started) await rm(file, { force: true });
    },
  };
}

async function create(file: string, holder: ProcessMark): Promise<boolean> {
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
 * Removes a stale lock, unless another starter has removed it and taken the folder meanwhile. Only the holder of a guard
 * that is named after the stale lock may do so, hence what is read under the guard is what is removed. A guard of a killed
 * process is removed the same way.
 */
async function clearStale(file: string, stale: string): Promise<void> {
  const guard = `${file}.${createHash('sha256').update(stale).digest('hex').slice(0, 16)}`;
  if (!(await create(guard, markOf(process.pid)!))) {
    const other = await find(guard);
    if (other?.holder && isAlive(other.holder)) await delay(10);
    else if (other) await clearStale(guard, other.text);
    return;
  }
  try {
    if ((await find(file))?.text === stale) await rm(file, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

/** What stands in a lock; `holder` is null where a crash has left half of it. */
interface Found {
  text: string;
  holder: Holder | null;
}

/** Reads a lock. Null if there is none. */
async function find(file: string): Promise<Found | null> {
  let text: string | null = null;
  for (let attempt = 0; attempt < 20; attempt++) {
    text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) return null;
    const holder = parse(text);
    if (holder) return { text, holder };
    // Its owner has created it and is about to write into it.
    await delay(25);
  }
  return text === null ? null : { text, holder: null };
}

function parse(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return null;
  }
}
