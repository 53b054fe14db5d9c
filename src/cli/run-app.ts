import { setTimeout as delay } from 'node:timers/promises';
import { createApp, type App } from '../app.js';
import { ConfigError, type Config } from '../config.js';
import { announce } from './announce.js';
import { whenOrphaned } from './embedded/orphan.js';
import { StartError } from './embedded/report.js';

/** The gateway's database, if this process must stop it. */
export interface OwnDatabase {
  /** Fulfilled when mongod has ended, by request or not. */
  ended: Promise<void>;
  announceStop(): Promise<void>;
  stop(): Promise<void>;
}

const say = (text: string) => void process.stdout.write(`${text}\n`);

/** The time for releasing resources, in addition to that of running requests. */
const LETTING_GO_MS = 10_000;

/** Runs the gateway until a signal: drains it, then stops the database, then exits with 0. */
export async function runApp(config: Config, database?: OwnDatabase): Promise<void> {
  let app: App | undefined;
  let stoppingSince: number | undefined;

  const stop = async (reason: string, code: number): Promise<void> => {
    if (stoppingSince !== undefined) return;
    stoppingSince = Date.now();
    say(`\nstopping (${reason})`);
    await database?.announceStop();
    const problem = app && (await endOf(app, config.drainNoticeMs + config.drainTimeoutMs + LETTING_GO_MS));
    if (problem) complain(`The gateway did not stop cleanly: ${problem}`);
    await database?.stop();
    say('stopped');
    process.exit(problem ? 1 : code);
  };

  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      // npm forwards the Ctrl-C that the terminal sends to all; only a later one means an immediate exit.
      if (stoppingSince && Date.now() - stoppingSince > 1_000) process.exit(130);
      void stop(name, 0);
    });
  }
  process.on('uncaughtException', (error) => {
    complain(error.stack ?? String(error));
    void stop('an error that nothing has caught', 1);
  });
  whenOrphaned(() => void stop('npm, which started it, is gone', 0));
  void database?.ended.then(async () => {
    if (stoppingSince !== undefined) return;
    stoppingSince = Date.now();
    complain(
      'The embedded MongoDB has ended under the running gateway (killed, or out of memory?).\n' +
        'What was committed is safe in its journal: start again to go on.',
    );
    // Nothing can be drained without a database, but the folder is released.
    await database.stop().finally(() => process.exit(1));
  });

  try {
    app = await createApp(config);
    const { url } = await app.start();
    const here = url.replace(/\/(graphql)?$/, '');
    const front = config.publicUrl ?? here;
    const health = ['/healthz', '/readyz', '/metrics'].map((path) => front + path).join('  ');
    announce(config, front, [['health', health]], `${here}/graphql`);
  } catch (error) {
    // A stop during the start makes the start fail, which is expected.
    if (stoppingSince !== undefined) return;
    complain(explain(error, config));
    await stop('it could not start', 1);
  }
}

/** Stops the gateway. Returns the problem, if there was one. */
async function endOf(app: App, milliseconds: number): Promise<string | null> {
  const late = delay(milliseconds, 'it still had work after its time was over', { ref: false });
  const ended = app.stop().then(
    () => null,
    (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
  return Promise.race([ended, late]);
}

const complain = (text: string) => void process.stderr.write(`\n${text}\n`);

function explain(error: unknown, config: Config): string {
  if (error instanceof StartError || error instanceof ConfigError) return error.message;
  const { code, name, message, stack } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${config.port} is in use. Choose another one with PORT, or 0 for any.`;
  if (code === 'EACCES')
    return `Port ${config.port} may not be listened on by this user. Choose one with PORT.`;
  if (/^MongooseServerSelectionError|^MongoServerSelectionError/.test(name)) {
    return `MongoDB does not answer (MONGODB_URI): ${message}`;
  }
  return stack ?? String(error);
}
