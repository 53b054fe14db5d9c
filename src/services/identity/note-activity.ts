import type { Types } from 'mongoose';
import { sharedNow } from '../../lib/clock.js';
import { isDuplicateKey } from '../../lib/duplicate-key.js';
import { floorTo } from '../../lib/rollup-levels.js';
import { UserActivityModel, type UserActivity } from '../../models/analytics/index.js';
import { SecurityEvent, SecurityLogModel, UserPreferencesModel } from '../../models/identity/index.js';

type Known = Pick<UserActivity, 'at' | 'first'>;

/**
 * Notes that a user is active, once in a quarter of an hour, unless the user turned usage analytics off. No event: nothing
 * but insights follows from it.
 */
export async function noteActivity(user: Types.ObjectId, country?: string): Promise<void> {
  const at = floorTo('quarter', sharedNow());
  const known = await UserActivityModel.collection.findOne<Known>(
    { user },
    { sort: { at: -1 }, projection: { _id: 0, at: 1, first: 1 } },
  );
  if ((known && known.at >= at) || !(await allowsAnalytics(user))) return;
  const first = known?.first ?? (await firstSignIn(user)) ?? at;
  const times = known || first >= at ? [at] : [first, at];
  for (const time of times)
    await insertOnce({ user, at: time, first: first < at ? first : at, ...(country ? { country } : {}) });
}

async function allowsAnalytics(user: Types.ObjectId): Promise<boolean> {
  const denied = { user, 'privacy.analytics': false };
  return (await UserPreferencesModel.collection.findOne(denied, { projection: { _id: 1 } })) === null;
}

/** The first sign-in on record, for users whose activity was not on record then. */
async function firstSignIn(user: Types.ObjectId): Promise<Date | null> {
  const entry = await SecurityLogModel.collection.findOne<{ createdAt: Date }>(
    { user, event: { $in: [SecurityEvent.SIGNED_UP, SecurityEvent.SIGNED_IN] } },
    { sort: { createdAt: 1 }, projection: { createdAt: 1 } },
  );
  return entry && floorTo('quarter', entry.createdAt);
}

async function insertOnce(row: Omit<UserActivity, '_id' | 'id'>): Promise<void> {
  try {
    await UserActivityModel.collection.insertOne(row as never);
  } catch (error) {
    // Another tab was first.
    if (!isDuplicateKey(error)) throw error;
  }
}
