import { readdir, readFile, readlink } from 'node:fs/promises';

/** Whether this system tells which process a connection comes from: only then can one caller be cut off and not another. */
export const knowsCallers = process.platform === 'linux';

/**
 * Which of some processes has the connection that comes from a port of this machine. TCP doesn't say, but Linux lists
 * the sockets of each process: no root, no namespaces and no firewall are needed for a real partition.
 */
export async function callerOf(port: number, candidates: readonly number[]): Promise<number | null> {
  const inode = await inodeOf(port);
  if (inode === null) return null;
  const wanted = `socket:[${inode}]`;
  for (const pid of candidates) {
    const handles = await readdir(`/proc/${pid}/fd`).catch(() => []);
    const links = handles.map((handle) => readlink(`/proc/${pid}/fd/${handle}`).catch(() => ''));
    if ((await Promise.all(links)).includes(wanted)) return pid;
  }
  return null;
}

async function inodeOf(port: number): Promise<string | null> {
  const table = await readFile('/proc/net/tcp', 'utf8').catch(() => '');
  const wanted = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  for (const line of table.split('\n').slice(1)) {
    const fields = line.trim().split(/\s+/);
    if (fields[1] === wanted) return fields[9] ?? null;
  }
  return null;
}
