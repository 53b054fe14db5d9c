import 'reflect-metadata';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfigOrExit } from '../config.js';
import { announce } from './announce.js';
import { startCluster } from './cluster/cluster.js';
import { whenOrphaned } from './embedded/orphan.js';
import { freePort, isFree } from './embedded/ports.js';
import { orExplain, StartError, toTerminal } from './embedded/report.js';

const HELP = `
npm run cluster [-- --gateways 2 --members 3]
The whole thing on this machine: a replica set of MongoDB, a Redis, and several gateways behind one port (PORT, else
4000, else any free one). Data and logs are in DATA_DIR/cluster. A part that dies is started again; Ctrl-C ends all.
  --gateways   how many gateways (1 to 8)
  --members    how many members the replica set has (1, 3, 5 or 7)`;

const say = (text: string) => void process.stdout.write(`${text}\n`);

function argumentsOrExit(): { gateways: number; members: number } {
  try {
    const count = { type: 'string' } as const;
    const { values } = parseArgs({
      options: {
        gateways: { ...count, default: '2' },
        members: { ...count, default: '3' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      say(HELP.trim());
      process.exit(0);
    }
    const [gateways, members] = [Number(values.gateways), Number(values.members)];
    if (!Number.isInteger(gateways) || gateways < 1 || gateways > 8)
      throw new StartError('--gateways is a number from 1 to 8.');
    if (![1, 3, 5, 7].includes(members))
      throw new StartError('--members is 1, 3, 5 or 7: an even number elects nobody better.');
    return { gateways, members };
  } catch (error) {
    process.stderr.write(`\n${(error as Error).message}\n${HELP}\n`);
    process.exit(1);
  }
}

process.title = 'leela-cluster';
const { gateways, members } = argumentsOrExit();
const demo = process.env.DEMO || (process.env.NODE_ENV === 'production' ? 'off' : 'on');
const config = readConfigOrExit({ ...process.env, DEMO: demo, MONGODB_URI: 'mongodb://cluster' });
const free = process.env.PORT || (await isFree(config.port, config.host)) ? config.port : await freePort();

let stopping = false;
const ending = new AbortController();
const stop = async (reason: string): Promise<void> => {
  if (stopping) return;
  stopping = true;
  say(`\nstopping (${reason})`);
  // During the start, the start itself stops what has started so far.
  ending.abort();
  await (await starting.catch(() => undefined))?.stop();
  say('stopped');
  process.exit(0);
};
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void stop(name));
whenOrphaned(() => void stop('npm, which started it, is gone'));

const starting = startCluster({
  folder: join(config.dataDir, 'cluster'),
  members,
  gateways,
  host: config.host,
  port: free,
  electionTimeoutMs: 5_000,
  environment: { DEMO: demo, LOG_PRETTY: 'off' },
  report: toTerminal,
  signal: ending.signal,
});
const cluster = await orExplain(
  starting.catch((error: unknown) => {
    if (!stopping) throw error;
  }),
);
if (cluster && !stopping) {
  const front = cluster.url.replace(/\/graphql$/, '');
  const { gateways, mongodbUri, redisUrl } = cluster;
  announce(
    config,
    front,
    [
      ...gateways.parts.map(({ name }, index): [string, string] => [name, gateways.url(index)]),
      ['mongodb', `${mongodbUri}   (MONGODB_URI of commands)`],
      ['redis', redisUrl],
    ],
    cluster.url,
  );
}
