import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the platforms are installed: beside their servers, and not among the gateway's packages. */
export const PLATFORMS = join(import.meta.dirname, '../../bench/platforms');

const FLAGS = ['--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];

/** Installs the platforms in the versions that their package.json names, unless they are there. */
export async function installPlatforms(say: (line: string) => void): Promise<void> {
  if (await installed()) return;
  say('  installing Payload and Parse Server, some 600 packages');
  const npm = spawn('npm', ['install', ...FLAGS], {
    ...{ cwd: PLATFORMS, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' },
    // Packages of this process are none of the platforms'.
    env: { ...process.env, NODE_ENV: 'development' },
  });
  const code = await new Promise<number | null>((resolve) => {
    npm.once('error', () => resolve(null));
    npm.once('exit', resolve);
  });
  if (code !== 0) throw new Error('Payload and Parse Server could not be installed; is there a network?');
}

async function installed(): Promise<boolean> {
  const read = async (...path: string[]) =>
    JSON.parse(await readFile(join(PLATFORMS, ...path, 'package.json'), 'utf8')) as {
      version: string;
      dependencies: Record<string, string>;
      overrides: Record<string, string>;
    };
  const { dependencies, overrides } = await read();
  const found = await Promise.all(
    Object.entries({ ...dependencies, ...overrides }).map(([name, version]) =>
      read('node_modules', name).then(
        (one) => one.version === version,
        () => false,
      ),
    ),
  );
  return found.every(Boolean);
}
