import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import mongoose, { Types } from 'mongoose';
import '../../src/domains/index.js';
import { Loaders, type Context } from '../../src/loaders/context.js';
import { PageViewModel } from '../../src/models/analytics/index.js';
import { readTrackRequest, track } from '../../src/services/analytics/index.js';
import { beacon, BROWSER } from '../data/beacons.js';
import { concurrently } from '../measure.js';
import { serve } from './serve.js';

// Ingest without HTTP, and the driver alone inserting the documents that ingest has stored, under the same conditions.
await mongoose.connect(process.env.BENCH_MONGODB_URI!, {
  maxPoolSize: 50,
  autoIndex: false,
  autoCreate: false,
});

interface Load {
  size: number;
  batches: number;
  width: number;
}

let documents: Record<string, unknown>[] = [];

const context = (): Context =>
  ({
    viewer: null,
    loaders: new Loaders({ viewer: null }),
    request: { id: randomUUID(), ip: '192.0.2.1', userAgent: BROWSER },
    limits: { consume: async () => undefined },
  }) as unknown as Context;

async function rateOf(
  { size, batches, width }: Load,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  const started = performance.now();
  await concurrently(batches, width, work);
  return (size * batches * 1_000) / (performance.now() - started);
}

serve('none', {
  /** Tracks batches as they come over the network; answers page views a second. */
  async track(argument) {
    const load = argument as Load;
    const bodies = Array.from({ length: load.batches }, () => beacon(load.size));
    return rateOf(load, (index) => track(context(), readTrackRequest(JSON.parse(bodies[index]!))));
  },
  /** Takes the stored page views as what is to be inserted; answers how many. */
  async take() {
    documents = await PageViewModel.collection.find({}).toArray();
    return documents.length;
  },
  /** Inserts them under other ids; answers page views a second. */
  async insert(argument) {
    const load = argument as Load;
    const rows = documents.map((row) => ({ ...row, _id: new Types.ObjectId() }));
    return rateOf(load, (index) =>
      PageViewModel.collection.insertMany(rows.slice(index * load.size, (index + 1) * load.size), {
        ordered: false,
      }),
    );
  },
});
