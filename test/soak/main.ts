import { parseArgs } from 'node:util';
import { startFaultyCluster } from '../setup/cluster.js';
import { soak } from './soak.js';
import { tables } from './steady/report.js';
import { steady } from './steady/steady.js';

const HELP = `
npm run soak [-- --minutes 5 --clients 200 --conversations 40 --pause 5 --seed 1234 --keep folder]
Clients talk to each other over three gateways, a Redis and a replica set of three, while all of these are killed, cut off
and silenced at random. In the end everybody must have heard exactly what the database holds. --pause is the
seconds between two messages of a client. --keep is a folder that gets the gateways' logs. The seed is printed; with
the same seed the same things are done at the same times, though the machines' own moments differ.

npm run soak -- --steady [--minutes 30 --clients 40 --rate 50 --seed 1234]
One gateway under reads, writes and sockets, nothing broken, at a third of what it can do (measured first) or at --rate
operations a second. Ends with 1 if its heap after garbage collection, its buffers or its handles grow in the second half, or if more than one
in a hundred operations failed.`;

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    steady: { type: 'boolean', default: false },
    rate: text,
    minutes: text,
    clients: text,
    conversations: { ...text, default: '40' },
    gateways: { ...text, default: '3' },
    pause: { ...text, default: '5' },
    seed: text,
    keep: text,
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(HELP.trim());
  process.exit(0);
}
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const report = (line: string) => process.stderr.write(`  ${line}\n`);
report(`seed ${seed}`);
if (values.steady) {
  const result = await steady({
    seed,
    minutes: Number(values.minutes ?? 30),
    clients: Number(values.clients ?? 40),
    rate: values.rate === undefined ? undefined : Number(values.rate),
    report,
  });
  console.log(tables(result));
  if (result.failed) console.log('Too many operations failed for a judgement.');
  process.exit(result.failed || result.judged.some(({ grows }) => grows) ? 1 : 0);
}
const cluster = await startFaultyCluster({
  gateways: Number(values.gateways),
  electionTimeoutMs: 4_000,
  keepLogs: values.keep,
  report,
});
let code = 1;
try {
  const result = await soak(cluster, {
    seed,
    clients: Number(values.clients ?? 200),
    conversations: Number(values.conversations),
    milliseconds: Number(values.minutes ?? 5) * 60_000,
    faultEveryMs: 8_000,
    messageEveryMs: Number(values.pause) * 1_000,
    loseEveryMs: 20_000,
    report,
  });
  const { problems, ...figures } = result;
  console.log(JSON.stringify(figures, null, 2));
  problems.slice(0, 50).forEach((problem) => console.log(problem));
  console.log(
    problems.length === 0 ? 'every client has exactly what the database has' : `${problems.length} PROBLEMS`,
  );
  code = problems.length === 0 ? 0 : 1;
} finally {
  await cluster.stop();
}
process.exit(code);
