import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** A process that can be told apart from a later one which was given the same number. */
export interface ProcessMark {
  pid: number;
  /** When it started, in whatever unit the system counts; empty where the system does not say. */
  started: string;
}

/** Marks a running process; `null` when no process has this number. */
export function markOf(pid: number): ProcessMark | null {
  if (!exists(pid)) return null;
  const started = startOf(pid);
  return started === null ? null : { pid, started };
}

/** Whether exactly the marked process still runs. */
export function isAlive(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.started === mark.started;
}

/** Waits until the marked process is gone; false when the time is up first. */
export async function goneWithin(mark: ProcessMark, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (isAlive(mark)) {
    if (Date.now() > end) return false;
    await delay(25);
  }
  return true;
}

/** Sends a signal; a process that has just ended is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The command line of a process, argument by argument; empty when it cannot be known. */
export function argumentsOf(pid: number): string[] {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (process.platform === 'win32') return [];
    // ps does not keep arguments apart, so a folder with a space in its name is not recognised here.
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(' ');
  } catch {
    return [];
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The start time; `null` for a process that is gone or has ended and only waits to be reaped. */
function startOf(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The second field is the name in brackets and may hold spaces; count from behind it.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
      return fields[0] === 'Z' ? null : `${boot}-${fields[19]}`;
    } catch {
      return null;
    }
  }
  if (process.platform === 'win32') return '';
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}
