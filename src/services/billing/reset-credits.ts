import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import { periodAfter, periodAt, periodSince, type Period } from '../../lib/local-period.js';
import { ResetPeriod, UserModel, type Credits, type User } from '../../models/identity/index.js';
import { refillCredits } from './ledger.js';
import { timezoneOf } from './timezone.js';

/** Far enough away never to come: the job finds by index what is due, and such accounts are not. */
const NEVER = new Date('9999-12-31T00:00:00Z');

/**
 * Resets the credits if a new period has begun in the user's time zone; returns whether. The transaction reads and
 * writes the account, so concurrent resets conflict and a period begins once.
 */
export async function resetCreditsIn(tx: Tx, _id: Types.ObjectId): Promise<boolean> {
  const user = await UserModel.findById(_id, { credits: 1, aiCredits: 1 })
    .session(tx.session)
    .lean<Pick<User, '_id' | 'credits' | 'aiCredits'>>();
  if (!user) return false;
  const { credits } = user;
  const { resetPeriod: length } = credits;
  if (length === ResetPeriod.NEVER) {
    await note(tx, _id, { nextReset: NEVER });
    return false;
  }
  const zone = await timezoneOf(_id, tx.session);
  const last = lastPeriod(credits, length, zone);
  const period = periodSince(last, tx.at, length, zone);
  const nextReset = periodAfter(period ?? last, tx.at, length, zone).start;
  if (period) {
    const begun = { periodKey: period.key, lastReset: period.start, periodEnd: period.end, nextReset };
    await refillCredits(tx, user, begun);
  } else if (nextReset.getTime() !== credits.nextReset?.getTime()) await note(tx, _id, { nextReset });
  return period !== null;
}

/** The period that was had last. A first one begins in the middle, with the account. */
export function lastPeriod(
  credits: Credits,
  length: Exclude<ResetPeriod, ResetPeriod.NEVER>,
  zone: string,
): Period {
  const { periodKey: key, lastReset: start, periodEnd: end } = credits;
  if (key && end) return { key, start, end };
  return periodAt(start, length, zone);
}

async function note(tx: Tx, _id: Types.ObjectId, { nextReset }: { nextReset: Date }): Promise<void> {
  const $set = { 'credits.nextReset': nextReset };
  await UserModel.collection.updateOne({ _id }, { $set }, { session: tx.session });
}

const BATCH = 200;

/**
 * Begins the periods that are due, each in a transaction of its own. When an account is due is noted with each reset, by
 * the time zone of then; one that has moved since is looked at then and noted anew. Returns how many began.
 */
export async function resetCredits({ signal }: { signal: AbortSignal }): Promise<number> {
  let reset = 0;
  while (!signal.aborted) {
    const due = { $or: [{ 'credits.nextReset': null }, { 'credits.nextReset': { $lte: new Date() } }] };
    const users = await UserModel.find(due, { _id: 1 }).limit(BATCH).lean();
    if (users.length === 0) break;
    for (const { _id } of users) {
      if (signal.aborted) break;
      if (await transact(null, (tx) => resetCreditsIn(tx, _id))) reset += 1;
    }
  }
  return reset;
}
