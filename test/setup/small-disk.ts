import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A mongod's data folder that can be full. */
export interface SmallDisk {
  /** What to start in the place of mongod. */
  binary: string;
  /** From here on nothing more fits on it; the process is the mongod that uses it. */
  fill(pid: number): void;
  free(pid: number | undefined): void;
  /** Ends what is left of it. */
  close(): void;
}

const MEGABYTES = 200;
/** Without it the journal has 300 MB of room from the beginning, and notices nothing for as long as that lasts. */
const SMALL_JOURNAL = `--wiredTigerEngineConfigString 'log=(prealloc=false,file_max=100KB)'`;

const works = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;

/** How a disk can be full here, without being root: a small file system in a namespace of one's own, or a limit on files. */
export const waysToFill = {
  'a small file system':
    works('unshare', '-Urm', 'sh', '-c', 'mount -t tmpfs tmpfs /tmp') && works('nsenter', '--version'),
  'a limit on files': works('prlimit', `--pid=${process.pid}`),
};

/** A folder with room for a small database, in one of these ways. */
export async function smallDisk(
  way: keyof typeof waysToFill,
  folder: string,
  mongod: string,
): Promise<SmallDisk> {
  const data = join(folder, 'db');
  await mkdir(data, { recursive: true });
  return way === 'a limit on files' ? limited(folder, data, mongod) : mounted(folder, data, mongod);
}

async function mounted(folder: string, data: string, mongod: string): Promise<SmallDisk> {
  const mount = `mount -t tmpfs -o size=${MEGABYTES}m tmpfs "$1" && echo mounted`;
  const holder = watch(data, mount, 'unshare', '-Urm');
  await once(holder.stdout!, 'data');
  const inside = ['--preserve-credentials', '-U', '-m', '-t', String(holder.pid), '--'];
  const within = (script: string) => void spawnSync('nsenter', [...inside, 'sh', '-c', script, data]);
  return {
    binary: await program(folder, `exec nsenter ${inside.join(' ')} "${mongod}" ${SMALL_JOURNAL} "$@"`),
    fill: () => within('cat /dev/zero > "$0/ballast" 2>/dev/null'),
    free: () => within('rm "$0/ballast"'),
    close: () => void holder.kill('SIGKILL'),
  };
}

async function limited(folder: string, data: string, mongod: string): Promise<SmallDisk> {
  const holder = watch(data, 'true');
  const full = join(folder, 'full');
  const limit = (pid: number, bytes: string) =>
    void spawnSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:`]);
  return {
    // As on a full disk a write fails, and nothing else happens; also of one that is started while it is full.
    binary: await program(folder, `trap '' XFSZ; [ -e "${full}" ] && ulimit -S -f 2; exec "${mongod}" "$@"`),
    fill(pid) {
      writeFileSync(full, '');
      limit(pid, '1024');
    },
    free(pid) {
      rmSync(full, { force: true });
      if (pid) limit(pid, 'unlimited');
    },
    close: () => void holder.kill('SIGKILL'),
  };
}

/** A shell that does something first; when this process is gone it ends the mongod, which nobody else would. */
function watch(data: string, first: string, ...through: string[]): ChildProcess {
  const script = `${first}; while kill -0 "$0" 2>/dev/null; do sleep 1; done; kill -9 "$(cat "$1/mongod.lock")"`;
  const [command, ...args] = [...through, 'sh', '-c', script, String(process.pid), data];
  return spawn(command!, args, { stdio: ['ignore', 'pipe', 'ignore'] });
}

async function program(folder: string, line: string): Promise<string> {
  const file = join(folder, 'mongod.sh');
  await writeFile(file, `#!/bin/sh\n${line}\n`);
  await chmod(file, 0o755);
  return file;
}
