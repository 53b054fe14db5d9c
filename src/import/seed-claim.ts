import { setTimeout as delay } from 'node:timers/promises';
import { isDuplicateKey } from '../lib/duplicate-key.js';
import { SeedModel, type Seed } from '../models/system/index.js';

/** How long a killed process keeps others from going on with its work. */
const CLAIM_MS = 4_000;
const LOOK_MS = 100;

/** The right to put a seed in. */
export interface SeedClaim {
  /** What the seed's dates are counted back from. */
  anchor: Date;
  /** Notes that all of it is in. */
  finish(): Promise<void>;
  /** Lets another process go on, after `finish` or a failure. */
  letGo(): Promise<void>;
}

/** Waits for the right to put a seed in; null when it is in, by this or another process. */
export async function claimSeed(name: string): Promise<SeedClaim | null> {
  const seeds = SeedModel.collection;
  const id = { _id: name } as object;
  for (;;) {
    const mine = await claim(name);
    if (mine) return held(mine);
    const seed = await seeds.findOne(id);
    if (seed?.['doneAt']) return null;
    if (seed) await delay(LOOK_MS);
    else {
      const fresh = { anchor: new Date(), claimedUntil: new Date(0), doneAt: null };
      // Of two concurrent starts the second finds the row of the first.
      await seeds.updateOne(id, { $setOnInsert: fresh }, { upsert: true }).catch(unlessDuplicate);
    }
  }
}

async function claim(name: string): Promise<Seed | null> {
  const free = { _id: name, doneAt: null, $expr: { $lte: ['$claimedUntil', '$$NOW'] } } as object;
  return (await SeedModel.collection.findOneAndUpdate(free, [{ $set: { claimedUntil: until(CLAIM_MS) } }], {
    returnDocument: 'after',
  })) as Seed | null;
}

function held({ _id, anchor }: Seed): SeedClaim {
  const set = async (fields: object) => {
    await SeedModel.collection.updateOne({ _id } as object, [{ $set: fields }]);
  };
  const renewal = setInterval(() => {
    // One that fails is followed by another before the claim ends; everything put in twice is found in place anyway.
    void set({ claimedUntil: until(CLAIM_MS) }).catch(() => undefined);
  }, CLAIM_MS / 4);
  return {
    anchor,
    finish: () => set({ doneAt: '$$NOW' }),
    async letGo() {
      clearInterval(renewal);
      await set({ claimedUntil: '$$NOW' });
    },
  };
}

const until = (milliseconds: number) => ({ $add: ['$$NOW', milliseconds] });

function unlessDuplicate(error: unknown): void {
  if (!isDuplicateKey(error)) throw error;
}
