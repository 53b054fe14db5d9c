import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Connection } from 'mongoose';
import { EventCheckpointModel } from '../models/system/event-checkpoint.js';
import { LeaseModel, type Lease } from '../models/system/lease.js';

const NAME = 'events';

/**
 * The right to lead, held for a short while at a time. The server's clock decides, so clocks of gateways don't matter.
 * Every change of hands raises the fence, by which the database tells a leader from one that only believes it is.
 */
export class LeaderLease {
  readonly holder = `${hostname()}:${process.pid}:${randomUUID()}`;
  private prepared = false;

  constructor(
    private readonly connection: Connection,
    readonly leaseMs: number,
  ) {}

  private get leases() {
    return this.connection.db!.collection<Lease>(LeaseModel.collection.collectionName, {
      writeConcern: { w: 'majority' },
    });
  }

  /** Takes the lease if it is free or run out. Gives the fence, or how long the lease is still another's. */
  async acquire(): Promise<{ fence: number } | { takenForMs: number }> {
    if (!this.prepared) await this.prepare();
    const taken = await this.leases.findOneAndUpdate(
      { _id: NAME, $expr: { $lte: ['$expiresAt', '$$NOW'] } },
      [{ $set: { holder: this.holder, fence: { $add: ['$fence', 1] }, expiresAt: this.fromNow() } }],
      { returnDocument: 'after', timeoutMS: this.leaseMs },
    );
    if (taken) return { fence: taken.fence };
    const [other] = await this.leases
      .aggregate<{ left: number }>([
        { $match: { _id: NAME } },
        { $project: { left: { $subtract: ['$expiresAt', '$$NOW'] } } },
      ])
      .toArray();
    if (!other) this.prepared = false;
    return { takenForMs: Math.max(0, other?.left ?? 0) };
  }

  /** Holds the lease for another while; false when it is another's by now. */
  async renew(fence: number): Promise<boolean> {
    const renewed = await this.leases.updateOne(
      { _id: NAME, holder: this.holder, fence },
      [{ $set: { expiresAt: this.fromNow() } }],
      { timeoutMS: Math.ceil(this.leaseMs / 3) },
    );
    return renewed.matchedCount === 1;
  }

  /** Gives the lease back at once, for another to take. */
  async release(fence: number): Promise<void> {
    await this.leases.updateOne(
      { _id: NAME, holder: this.holder, fence },
      { $set: { expiresAt: new Date(0), holder: null } },
      { timeoutMS: this.leaseMs },
    );
  }

  private async prepare(): Promise<void> {
    // Should the lease have been lost, fences still only grow: lanes know the highest.
    const [highest] = await EventCheckpointModel.find({}, { fence: 1 }).sort({ fence: -1 }).limit(1).lean();
    const free = { holder: null, fence: highest?.fence ?? 0, expiresAt: new Date(0) };
    await this.leases.updateOne({ _id: NAME }, { $setOnInsert: free }, { upsert: true });
    this.prepared = true;
  }

  private fromNow() {
    return { $add: ['$$NOW', this.leaseMs] };
  }
}
