import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { isDuplicateKey } from '../../lib/duplicate-key.js';
import { BillingLockModel } from '../../models/billing/index.js';

/** How long a lock outlives a gateway that died with it. */
const LEASE_MS = 60_000;
const PATIENCE_MS = 20_000;
const PAUSE_MS = 20;

/** Another gateway works on the same thing for longer than we wait. */
export class LockBusy extends Error {
  override name = 'LockBusy';
}

/** A newer holder of the lock has written: what was fetched under this one is old. */
export class StaleFence extends Error {
  override name = 'StaleFence';
}

/**
 * Runs work under a lock: one at a time at all gateways. It gets a fencing token, which its writes carry, so that a holder
 * whose lease ended unnoticed cannot overwrite a newer state. The server's clock decides.
 */
export async function withLock<T>(key: string, work: (fence: number) => Promise<T>): Promise<T> {
  const holder = randomUUID();
  const fence = await acquire(key, holder);
  try {
    return await work(fence);
  } finally {
    await BillingLockModel.collection.updateOne(
      { _id: key as never, holder },
      { $set: { holder: null, expiresAt: new Date(0) } },
    );
  }
}

async function acquire(key: string, holder: string): Promise<number> {
  const deadline = performance.now() + PATIENCE_MS;
  for (let pause = PAUSE_MS; ; pause = Math.min(pause * 1.5, 250)) {
    const fence = await tryOnce(key, holder);
    if (fence !== null) return fence;
    if (performance.now() > deadline) throw new LockBusy(`${key} is locked.`);
    await delay(pause * (0.5 + Math.random()));
  }
}

async function tryOnce(key: string, holder: string): Promise<number | null> {
  try {
    const free = { $lte: [{ $ifNull: ['$expiresAt', new Date(0)] }, '$$NOW'] };
    const taken = (value: unknown, kept: string) => ({ $cond: [free, value, kept] });
    const next = { $max: [{ $add: [{ $ifNull: ['$fence', 0] }, 1] }, { $toLong: '$$NOW' }] };
    const row = await BillingLockModel.collection.findOneAndUpdate(
      { _id: key as never },
      [
        {
          $set: {
            holder: taken(holder, '$holder'),
            fence: taken(next, '$fence'),
            expiresAt: taken({ $add: ['$$NOW', LEASE_MS] }, '$expiresAt'),
          },
        },
      ],
      { upsert: true, returnDocument: 'after' },
    );
    return row?.['holder'] === holder ? Number(row['fence']) : null;
  } catch (error) {
    // Two wanted to make the lock at the same time; the other one has.
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}
