/**
 * A process for the crash tests of the log, to be killed by them: it runs the built code and tells by messages how far
 * it has come. Modes: `emit` commits one event; `lead` runs the lane `a`, and with `hold` stops inside its transaction
 * until it is told to go on; `storm` leads and commits events all the time; `open` leaves a transaction open.
 */
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { createRunner } from '../../dist/events/runner.js';
import { transact } from '../../dist/events/transact.js';

const { uri, appName, mode, hold, leaseMs, label } = JSON.parse(process.argv[2]);
const tell = (message) => process.send(message);
const told = () => new Promise((resolve) => process.once('message', resolve));
const effects = () => mongoose.connection.collection('test_effects');

await mongoose.connect(uri, { appName, autoCreate: false, autoIndex: false });

const lane = {
  name: 'a',
  async handle(events, { session }) {
    const documents = events.map(({ _id, data }) => ({
      lane: 'a',
      event: _id,
      label: data.tags[0],
      by: process.pid,
    }));
    await effects().insertMany(documents, { session });
    if (!hold) return;
    const go = told();
    tell({ inside: true });
    await go;
  },
};

async function emit(name) {
  const ctx = { commits: [] };
  const id = () => new mongoose.Types.ObjectId();
  await transact(ctx, async (tx) => {
    const data = {
      post: id(),
      author: id(),
      category: 'text-post',
      tags: [name],
      mentions: [],
      at: tx.at,
      audience: 'public',
    };
    tx.emit('post.created', data);
  });
  tell({ acked: String(ctx.commits[0]) });
}

async function lead() {
  const say = (details, message) => process.env.LEELA_DEBUG && console.error(process.pid, message, details);
  const logger = { info: say, warn: say, error: say };
  const metrics = { leading: (leading) => tell({ leading }) };
  const runner = createRunner({ connection: mongoose.connection, lanes: [lane], logger, leaseMs, metrics });
  await runner.start();
}

async function writeForEver(writer) {
  for (let n = 0; ; n++) {
    await emit(`${label}:${writer}:${n}`);
    if (n % 10 === 0) await sleep(1);
  }
}

if (mode === 'emit') await emit(label);
if (mode === 'lead') await lead();
if (mode === 'storm') {
  await lead();
  await Promise.all([0, 1, 2, 3, 4, 5].map(writeForEver));
}
if (mode === 'open') {
  await transact(null, async ({ session }) => {
    await effects().updateOne({ _id: 'locked' }, { $inc: { n: 1 } }, { session });
    tell({ inside: true });
    await told();
  });
}
