import 'reflect-metadata';
import { cpus, loadavg } from 'node:os';
import mongoose from 'mongoose';
import { temporaryDatabase } from './database.js';
import { seed } from './data/seed.js';
import { table } from './table.js';
import { workloads } from './workloads/index.js';
import type { Row } from './workload.js';

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !workloads.some((workload) => workload.name === name));
if (unknown.length > 0) {
  say(`There is no ${unknown.join(', ')}; there are ${workloads.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

const chosen = workloads.filter(({ name }) => asked.length === 0 || asked.includes(name));
const rows: Row[] = [];
const skipped: string[] = [];
const database = await temporaryDatabase();
let stopped = false;
const stop = async (): Promise<void> => {
  if (stopped) return;
  stopped = true;
  await mongoose.disconnect().catch(() => undefined);
  await database.stop();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stop().finally(() => process.exit(130)));

try {
  process.env.BENCH_MONGODB_URI = database.uri;
  const bench = { uri: database.uri, mongodPid: database.pid, rounds: Number(process.env.BENCH_ROUNDS ?? 9) };
  say('seeding');
  await seed(database.uri);
  for (const workload of chosen) {
    say(`\n${workload.name}: ${workload.title}`);
    try {
      const found = await workload.run({ ...bench, say });
      for (const row of found) {
        rows.push(row);
        say(`  ${row.workload}: ${row.ours} / ${row.peer} = ${row.ratio.toFixed(2)} (${row.goal})`);
      }
    } catch (error) {
      skipped.push(`${workload.name}: ${(error as Error).stack ?? String(error)}`);
      say(`  NOT MEASURED: ${(error as Error).message}`);
    }
  }
} finally {
  await stop();
}

const [cpu] = cpus();
process.stdout.write(
  `\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, ` +
    `Node.js ${process.versions.node}, load ${loadavg()[1]!.toFixed(1)}\n\n${table(rows)}\n`,
);
for (const line of skipped) process.stdout.write(`\nNOT MEASURED: ${line}\n`);
process.exit(skipped.length > 0 ? 1 : 0);
