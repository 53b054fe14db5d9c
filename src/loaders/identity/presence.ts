import type { Types } from 'mongoose';
import { byField } from '../../lib/exchange/index.js';
import { LastSeenModel, type LastSeen } from '../../models/identity/index.js';
import { batched } from '../factories.js';

/** A user's presence: whether they are online, and the last change. */
export interface SeenState {
  online: boolean;
  /** When they last came online or went offline. Null for a user who never had a socket. */
  at: Date | null;
}

const BY_PERSON = byField<Types.ObjectId>(LastSeenModel, '_id', (id) => id.toHexString());

/** The presence of users: one query to the presence service, and one to the database. */
export const presence = batched<SeenState>('presence', async (people, scope) => {
  const ids = people.map((id) => id.toHexString());
  const [online, rows] = await Promise.all([
    scope.presence.online(ids),
    scope.roundTrip.find<Types.ObjectId, LastSeen>(BY_PERSON, people, ids),
  ]);
  const seen = new Map(rows.map(({ _id, at }) => [_id.toHexString(), at]));
  return ids.map((id) => ({ online: online.has(id), at: seen.get(id) ?? null }));
});
