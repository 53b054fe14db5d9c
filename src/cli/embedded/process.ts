import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Identifies a process, also after its number was reused. */
export interface ProcessMark {
  pid: number;
  /** The start time in the system's unit. Empty if the system does not provide it. */
  started: string;
}

/** The mark of a running process. Null if no process has this number. */
export function markOf(pid: number): ProcessMark | null {
  if (!exists(pid)) return null;
  const started = startOf(pid);
  return started === null ? null : { pid, started };
}

/** Whether exactly the marked process still runs. */
export function isAlive(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.started === mark.started;
}

/** Waits until the marked process has ended. False on a timeout. */
export async function goneWithin(mark: ProcessMark, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (isAlive(mark)) {
    if (Date.now() > end) return false;
    await delay(25);
  }
  return true;
}

/** Sends a signal. A process that has just ended is not an error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The arguments of a process. Empty if they are not available. */
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

/** The start time. Null for a process that has ended, also if it is not reaped yet. */
function startOf(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The second field is the name in brackets and may contain spaces, so fields are counted after it.
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
