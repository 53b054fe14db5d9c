import type { ClientSession, Types } from 'mongoose';
import { NotificationCounterModel, type NotificationCounter } from '../../models/social/index.js';

interface Change {
  user: Types.ObjectId;
  unread: number;
  given: number;
  event: Types.ObjectId;
}

/** What one step changes for its recipients: numbers given out, and how many are unread. Written in one command. */
export class Tally {
  private readonly changes = new Map<string, Change>();
  private last = new Map<string, number>();

  constructor(private readonly session: ClientSession) {}

  /** Reads the last numbers; the lane is alone in giving them out, and its transaction fails if it is not. */
  async readNumbers(people: readonly Types.ObjectId[]): Promise<void> {
    const rows = await NotificationCounterModel.collection
      .find<NotificationCounter>(
        { _id: { $in: [...people] } },
        { session: this.session, projection: { seq: 1 } },
      )
      .toArray();
    this.last = new Map(rows.map(({ _id, seq }) => [_id.toHexString(), seq ?? 0]));
  }

  /** The next number of a person. */
  next(user: Types.ObjectId, event: Types.ObjectId): number {
    const change = this.changeOf(user, event);
    change.given += 1;
    return (this.last.get(user.toHexString()) ?? 0) + change.given;
  }

  /** So many more, or fewer, are unread. */
  add(user: Types.ObjectId, unread: number, event: Types.ObjectId): void {
    this.changeOf(user, event).unread += unread;
  }

  /** A count that changes without anything being told takes a number as well: so the live stream can tell of it. */
  async write(): Promise<void> {
    const updates = [...this.changes.values()].map(({ user, unread, given, event }) => ({
      updateOne: {
        filter: { _id: user },
        update: { $inc: { unread, seq: Math.max(given, unread === 0 ? 0 : 1) }, $set: { event } },
        upsert: true,
      },
    }));
    if (updates.length > 0)
      await NotificationCounterModel.collection.bulkWrite(updates, { session: this.session, ordered: false });
  }

  private changeOf(user: Types.ObjectId, event: Types.ObjectId): Change {
    const key = user.toHexString();
    const change = this.changes.get(key) ?? { user, unread: 0, given: 0, event };
    change.event = event;
    this.changes.set(key, change);
    return change;
  }
}
