import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Connection } from 'mongoose';
import { EventCheckpointModel } from '../models/system/event-checkpoint.js';
import { LeaseModel, type Lease } from '../models/system/lease.js';

/** The lease of the whole log. */
export const EVENTS_LEASE = 'events';

/**
 * The right to lead, held for a short time and renewed. The database server's clock decides, so the gateways' clocks
 * don't matter. Every change of the holder raises the fencing token, by which the database rejects a former leader.
 */
export class LeaderLease {
  readonly holder = `${hostname()}:${process.pid}:${randomUUID()}`;
  private prepared = false;

  constructor(
    private readonly connection: Connection,
    readonly leaseMs: number,
    private readonly name = EVENTS_LEASE,
  ) {}

  private get leases() {
    return this.connection.db!.collection<Lease>(LeaseModel.collection.collectionName, {
      writeConcern: { w: 'majority' },
    });
  }

  /**
   * Takes the lease if it is free or expired. Returns the fencing token, or for how long another gateway still holds
   * the lease.
   */
  async acquire(): Promise<{ fence: number } | { takenForMs: number }> {
    if (!this.prepared) await this.prepare();
    const taken = await this.leases.findOneAndUpdate(
      { _id: this.name, $expr: { $lte: ['$expiresAt', '$$NOW'] } },
      [{ $set: { holder: this.holder, fence: { $add: ['$fence', 1] }, expiresAt: this.fromNow() } }],
      { returnDocument: 'after', timeoutMS: this.leaseMs },
    );
    if (taken) return { fence: taken.fence };
    const [other] = await this.leases
      .aggregate<{ left: number }>([
        { $match: { _id: this.name } },
        { $project: { left: { $subtract: ['$expiresAt', '$$NOW'] } } },
      ])
      .toArray();
    if (!other) this.prepared = false;
    return { takenForMs: Math.max(0, other?.left ?? 0) };
  }

  /** Extends the lease. False if another gateway holds it now. */
  async renew(fence: number): Promise<boolean> {
    const renewed = await this.leases.updateOne(
      { _id: this.name, holder: this.holder, fence },
      [{ $set: { expiresAt: this.fromNow() } }],
      { timeoutMS: Math.ceil(this.leaseMs / 3) },
    );
    return renewed.matchedCount === 1;
  }

  /** Releases the lease immediately, so that another gateway can take it. */
  async release(fence: number): Promise<void> {
    await this.leases.updateOne(
      { _id: this.name, holder: this.holder, fence },
      { $set: { expiresAt: new Date(0), holder: null } },
      { timeoutMS: this.leaseMs },
    );
  }

  private async prepare(): Promise<void> {
    // If the lease document was lost, fencing tokens must still only grow: the checkpoints have the highest.
    const [highest] = await EventCheckpointModel.find({}, { fence: 1 }).sort({ fence: -1 }).limit(1).lean();
    const free = { holder: null, fence: highest?.fence ?? 0, expiresAt: new Date(0) };
    await this.leases.updateOne({ _id: this.name }, { $setOnInsert: free }, { upsert: true });
    this.prepared = true;
  }

  private fromNow() {
    return { $add: ['$$NOW', this.leaseMs] };
  }
}
