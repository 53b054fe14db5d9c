import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { StartError, type Report } from './report.js';

/** A server that the gateway needs, and its sources. */
export interface Program {
  /** The name of its file, such as `mongod`. */
  name: string;
  /** The variable that names a file to use first. */
  variable: string;
  /** The download sources, in order. Each puts a file into the folder. */
  sources: { name: string; fetch(target: string, cache: string, report: Report): Promise<void> }[];
  /** The message if there is none: the first line, and what the user can do. */
  missing: string;
  ways: string[];
}

/** The download folders: the home folder is kept across clones, the repository is used if that is read-only. */
function caches(): string[] {
  const repository = resolve(import.meta.dirname, '../../../node_modules/.cache/leela');
  return process.env.LEELA_CACHE
    ? [process.env.LEELA_CACHE]
    : [join(homedir(), '.cache', 'leela'), repository];
}

/** Finds or downloads a program: the variable, PATH, an earlier download, then its sources in order. */
export async function findProgram(program: Program, report: Report): Promise<string> {
  const { name, variable } = program;
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const found = (path: string, source: string): string => {
    report(`${name}: ${path} (${source})`);
    return path;
  };
  const named = process.env[variable];
  if (named) {
    if (runs(named)) return found(named, variable);
    throw new StartError(`${variable} is ${named}, which is not a ${name} that runs here.`);
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, file));
  const installed = onPath.find(isExecutable);
  if (installed && runs(installed)) return found(installed, 'PATH');
  const kept = caches()
    .map((folder) => join(folder, file))
    .find(isExecutable);
  if (kept && runs(kept)) return found(kept, 'an earlier download');
  return fetched(program, file, report, found);
}

async function fetched(
  { name, sources, missing, ways }: Program,
  file: string,
  report: Report,
  found: (path: string, source: string) => string,
): Promise<string> {
  const failures: string[] = [];
  const cache = await writable(caches(), name);
  const target = join(cache, file);
  for (const source of sources) {
    report(`${name}: fetching ${source.name}`);
    try {
      await source.fetch(target, cache, report);
      if (runs(target)) return found(target, source.name);
      throw new Error('the downloaded file does not run here');
    } catch (error) {
      const why = (error as Error).message.split('\n')[0] ?? '';
      failures.push(`${source.name}: ${why}`);
      report(`${name}: that did not work (${why})`);
    }
  }
  const lines = [...failures, 'Any one of these helps:', ...ways];
  const bullets = lines.map((line) => (line.endsWith('helps:') ? line : `  - ${line}`));
  throw new StartError([missing, ...bullets].join('\n'));
}

async function writable(folders: string[], name: string): Promise<string> {
  for (const folder of folders) {
    try {
      await mkdir(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // The next one may be writable.
    }
  }
  throw new StartError(`A downloaded ${name} could be kept in none of ${folders.join(', ')}: not writable.`);
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

/** Whether the binary starts: one that was built for another OpenSSL exists but does not run. */
function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
