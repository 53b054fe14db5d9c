import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster, type Cluster } from '../../src/cli/cluster/cluster.js';
import type { Running } from '../../src/cli/cluster/part.js';
import { signal } from '../../src/cli/embedded/process.js';
import { FaultProxy } from './fault-proxy.js';

/** A cluster with a proxy in front of each member and of Redis, to be broken. */
export interface FaultyCluster extends Cluster {
  /** The proxies, by name: `mongod 1`, `mongod 2`, …, `redis`. */
  proxies: ReadonlyMap<string, FaultProxy>;
  /** Cuts some members off from the others, both ways; everybody else still reaches all of them. */
  partition(away: readonly number[]): Promise<void>;
  /** Takes back everything that the proxies do. */
  heal(): void;
  /** The lines of the gateways' logs that contain a text. */
  logged(text: string): Promise<string[]>;
  /** The processes of all parts, for a guard. */
  pids(): number[];
}

/** How it differs from the cluster that `npm run cluster` starts. */
export interface FaultyOptions {
  gateways?: number;
  electionTimeoutMs?: number;
  environment?: NodeJS.ProcessEnv;
  /** A folder that gets the gateways' logs in the end; else they go with the cluster's own. */
  keepLogs?: string | undefined;
  /** What the parts tell of themselves. */
  report?: (line: string) => void;
}

/** Starts one in a folder that is gone with it. */
export async function startFaultyCluster(options: FaultyOptions = {}): Promise<FaultyCluster> {
  const folder = await mkdtemp(join(await fastFolder(), 'leela-cluster-'));
  guard(folder);
  const proxies = new Map<string, FaultProxy>();
  const cluster = await startCluster({
    folder,
    members: 3,
    gateways: options.gateways ?? 2,
    host: '127.0.0.1',
    port: 0,
    electionTimeoutMs: options.electionTimeoutMs ?? 2_000,
    environment: {
      NODE_ENV: 'development',
      DEMO: 'off',
      RATE_LIMIT: 'off',
      PLAYGROUND: 'off',
      LOG_LEVEL: 'warn',
      LOG_PRETTY: 'off',
      ACCESS_TOKEN_TTL_SECONDS: '86400',
      ...options.environment,
    },
    async front(name, port) {
      const proxy = await FaultProxy.start(port);
      proxies.set(name, proxy);
      return proxy.port;
    },
    report: options.report ?? (() => undefined),
  });
  const { members, gateways, redis } = cluster;
  const parts = (): { running: Running | null }[] => [...gateways.parts, redis, ...members.parts];
  const pids = () => parts().flatMap(({ running }) => running?.mark.pid ?? []);
  const atExit = () => {
    for (const pid of pids()) signal(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  };
  process.once('exit', atExit);
  return {
    ...cluster,
    proxies,
    pids,
    async partition(away) {
      const pid = (index: number) => members.parts[index]!.running?.mark.pid ?? 0;
      const all = members.parts.map((_, index) => index);
      const others = all.filter((index) => !away.includes(index));
      const between = (from: readonly number[], to: readonly number[]) =>
        to.map((index) => proxies.get(members.parts[index]!.name)!.stall(from.map(pid)));
      await Promise.all([...between(away, others), ...between(others, away)]);
    },
    heal: () => proxies.forEach((proxy) => proxy.heal()),
    async logged(text) {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.log'));
      const logs = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
      return logs.flatMap((log) => log.split('\n').filter((line) => line.includes(text)));
    },
    async stop() {
      proxies.forEach((proxy) => proxy.heal());
      await cluster.stop();
      proxies.forEach((proxy) => proxy.close());
      process.off('exit', atExit);
      if (options.keepLogs) await keepLogs(folder, options.keepLogs);
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}

async function keepLogs(folder: string, place: string): Promise<void> {
  await mkdir(place, { recursive: true });
  for (const name of await readdir(folder))
    if (name.endsWith('.log')) await copyFile(join(folder, name), join(place, name));
}

/** Memory where there is plenty of it: what is killed here need only survive the death of processes. */
async function fastFolder(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => null);
  return memory && memory.bavail * memory.bsize > 4 * 2 ** 30 ? '/dev/shm' : tmpdir();
}

/** A run that is killed cannot clean up after itself; a shell beside it ends whatever still has the folder in its arguments. */
function guard(folder: string): void {
  if (process.platform === 'win32') return;
  const script = `
    while kill -0 "$0" 2>/dev/null; do sleep 1; done
    for pid in $(cat "$1"/member-*/db/mongod.lock "$1"/redis/redis.pid 2>/dev/null); do
      grep -qF "$1" "/proc/$pid/cmdline" 2>/dev/null && kill -9 "$pid" 2>/dev/null
    done
    sleep 1; rm -rf "$1"`;
  spawn('sh', ['-c', script, String(process.pid), folder], { detached: true, stdio: 'ignore' }).unref();
}
