import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { signal } from '../../src/cli/embedded/process.js';

const root = resolve(import.meta.dirname, '../..');

/** A gateway in a process of its own, started as `npm start` starts it. */
export interface GatewayProcess {
  pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** Waits for the `ready` line; answers its URL. Fails with the output when the process ends before. */
  ready(): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  /** The exit code, or the signal that ended it. */
  exit: Promise<number | NodeJS.Signals>;
}

/** A data folder that exists for one test; `clean` ends its mongod too. */
export async function temporaryData(): Promise<{ folder: string; clean(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'leela-data-'));
  return {
    folder,
    async clean() {
      const pid = await mongodPid(folder);
      if (pid) signal(pid, 'SIGKILL');
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}

/** The process id that the mongod of a data folder has written down. */
export async function mongodPid(folder: string): Promise<number> {
  return Number(await readFile(join(folder, 'db', 'mongod.lock'), 'utf8').catch(() => ''));
}

/** Starts a gateway with its own database on a free port. */
export function startGateway(dataDir: string, environment: NodeJS.ProcessEnv = {}): GatewayProcess {
  return launch(['scripts/start.mjs'], {
    MONGODB_URI: '',
    DATA_DIR: dataDir,
    PORT: '0',
    DEMO: 'off',
    LOG_LEVEL: 'warn',
    // Else each of them would look whether the documentation has to be built.
    DOCS: 'off',
    ...environment,
  });
}

/** Runs a node program of the repository. */
export function launch(args: string[], environment: NodeJS.ProcessEnv, cwd = root): GatewayProcess {
  const env = { ...process.env, ...environment };
  // The worker was started by npm, whose death is none of the child's business.
  delete env.npm_lifecycle_event;
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const readers = new Set<() => void>();
  const listen = (chunk: Buffer) => {
    output += chunk.toString();
    readers.forEach((read) => read());
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const exit = new Promise<number | NodeJS.Signals>((done) =>
    child.once('close', (code, name) => done(code ?? name ?? 1)),
  );
  return {
    pid: child.pid!,
    output: () => output,
    exit,
    kill: (name) => void child.kill(name),
    ready: () =>
      new Promise((done, fail) => {
        const read = () => {
          const url = /^ready .*?(https?:\/\/\S+\/graphql)/m.exec(output)?.[1];
          if (url) done(url);
        };
        readers.add(read);
        read();
        void exit.then((code) =>
          fail(new Error(`the gateway ended with ${code} before it was ready:\n${output}`)),
        );
      }),
  };
}
