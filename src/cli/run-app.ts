import { createApp, type App } from '../app.js';
import type { Config } from '../config.js';
import { StartError } from './embedded/report.js';

/** The database under the gateway, when it is ours to end. */
export interface OwnDatabase {
  /** Fulfilled when mongod is gone, asked to or not. */
  ended: Promise<void>;
  announceStop(): Promise<void>;
  stop(): Promise<void>;
}

const say = (text: string) => void process.stdout.write(`${text}\n`);

/** Runs the gateway until a signal ends it: drains it, then ends the database, then leaves with 0. */
export async function runApp(config: Config, database?: OwnDatabase): Promise<void> {
  let app: App | undefined;
  let stopping: { since: number } | undefined;

  const stop = async (reason: string, code: number): Promise<void> => {
    if (stopping) {
      // npm passes on the Ctrl-C that the terminal has sent to everyone; only a later one means hurry.
      if (Date.now() - stopping.since > 1_000) process.exit(130);
      return;
    }
    stopping = { since: Date.now() };
    say(`\nstopping (${reason})`);
    await database?.announceStop();
    await app?.stop().catch((error: unknown) => {
      code = 1;
      process.stderr.write(`the gateway did not stop cleanly: ${String(error)}\n`);
    });
    await database?.stop();
    say('stopped');
    process.exit(code);
  };

  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void stop(name, 0));
  whenOrphaned(() => void stop('npm, which started it, is gone', 0));
  void database?.ended.then(() => {
    if (stopping) return;
    process.stderr.write(
      '\nThe embedded MongoDB has ended under the running gateway (killed, or out of memory?).\n' +
        'What was committed is safe in its journal: start again to go on.\n',
    );
    // Nothing can be drained without a database, but the folder is given back.
    stopping = { since: 0 };
    void database.stop().finally(() => process.exit(1));
  });

  try {
    app = await createApp(config);
    const { url } = await app.start();
    announce(config, config.publicUrl ?? url.replace(/\/+$/, ''));
  } catch (error) {
    stopping = { since: 0 };
    process.stderr.write(`\n${explain(error, config)}\n`);
    await app?.stop().catch(() => undefined);
    await database?.stop();
    process.exit(1);
  }
}

/** What a newcomer needs to see, and the `ready` line that programs wait for. */
function announce(config: Config, url: string): void {
  const base = url.replace(/\/graphql$/, '');
  if (config.playground) say(`\n  playground   ${base}/playground`);
  say(`  graphql      ${base}/graphql   (WebSocket at the same path)`);
  say(`  health       ${base}/healthz  ${base}/readyz  ${base}/metrics`);
  if (config.demo) {
    say('  demo         mira (creator), jonas (member), ada (admin); password leela-demo-password');
  }
  say(`\nready ${base}/graphql`);
}

/** Started by npm, the gateway must not outlive it: a killed npm would leave it behind, holding the data. */
function whenOrphaned(then: () => void): void {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, 250);
  timer.unref();
}

function explain(error: unknown, config: Config): string {
  if (error instanceof StartError) return error.message;
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
