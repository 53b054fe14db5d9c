import type { ClientSession, Types } from 'mongoose';
import { NotificationCounterModel, type NotificationCounter } from '../../models/social/index.js';
import { notesOf } from './noted.js';

interface Change {
  user: Types.ObjectId;
  unread: number;
  given: number;
  event: Types.ObjectId;
}

/** The changes of one step for its recipients: numbers, and unread counts. Written in one command. */
export class Tally {
  private readonly changes = new Map<string, Change>();
  private before: ReadonlyMap<string, Partial<NotificationCounter>> | null = null;

  constructor(private readonly session: ClientSession) {}

  /**
   * Sets the current counters. Missing ones begin at zero. Only this lane assigns numbers, and its transaction fails
   * on a conflict.
   */
  goOnFrom(counters: readonly NotificationCounter[]): void {
    this.before = new Map(counters.map((row) => [row._id.toHexString(), row]));
  }

  /** The next number of a user. */
  next(user: Types.ObjectId, event: Types.ObjectId): number {
    const change = this.changeOf(user, event);
    change.given += 1;
    return (this.before?.get(user.toHexString())?.seq ?? 0) + change.given;
  }

  /** Changes the number of unread notifications. */
  add(user: Types.ObjectId, unread: number, event: Types.ObjectId): void {
    this.changeOf(user, event).unread += unread;
  }

  /** A changed count without a notification takes a number as well, so that the live stream can send it. */
  async write(): Promise<void> {
    const updates = [...this.changes.values()].map(({ user, unread, given, event }) => {
      const seq = Math.max(given, unread === 0 ? 0 : 1);
      this.note(user, { unread, seq });
      const update = { $inc: { unread, seq }, $set: { event } };
      return { updateOne: { filter: { _id: user }, update, upsert: true } };
    });
    if (updates.length > 0)
      await NotificationCounterModel.collection.bulkWrite(updates, { session: this.session, ordered: false });
  }

  /** Notes the new value of the counter, if its previous value is known. */
  private note(user: Types.ObjectId, by: Pick<NotificationCounter, 'unread' | 'seq'>): void {
    const key = user.toHexString();
    const { unread = 0, seq = 0 } = this.before?.get(key) ?? {};
    const after = this.before && { _id: user, unread: unread + by.unread, seq: seq + by.seq };
    notesOf(this.session)?.counters.set(key, after);
  }

  private changeOf(user: Types.ObjectId, event: Types.ObjectId): Change {
    const key = user.toHexString();
    const change = this.changes.get(key) ?? { user, unread: 0, given: 0, event };
    change.event = event;
    this.changes.set(key, change);
    return change;
  }
}
