import { Types } from 'mongoose';
import { finish } from '../../events/finish.js';
import { transact, type Tx } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import { CoinTransactionType } from '../../models/billing/index.js';
import { HoldModel, HoldState, HoldUnit, type Hold } from '../../models/billing/hold.js';
import { refuse } from '../../schema/errors.js';
import type { IdType } from '../../schema/ids.js';
import { postCoins, postCredits } from './ledger.js';
import { resetCreditsIn } from './reset-credits.js';

/*
 * Reserve, settle, sweep. A hold takes its amount from the balance at once, so a balance cannot be promised twice. It ends
 * exactly once: settled by what was used, or released. The sweeper releases what a crash left behind. Every movement is a
 * row of the ledger.
 */

/** What is held. */
export interface HoldRequest {
  user: Types.ObjectId;
  unit: HoldUnit;
  /** A whole number, at least 1. */
  amount: number;
  /** What it pays for, such as `chat-answer`. */
  purpose: string;
  /** The document that it pays for; one hold per purpose and subject. */
  subject: Types.ObjectId;
  /** The type of that document, for the rows of the ledger to name it. */
  subjectType?: IdType;
  /** The line in the ledger. */
  description: string;
  /** When the sweeper releases the hold. */
  expiresAt: Date;
}

const post = (unit: HoldUnit) => (unit === HoldUnit.COINS ? postCoins : postCredits);

/**
 * Takes an amount from a balance until it is settled or released.
 * @throws INSUFFICIENT_FUNDS
 */
export async function hold(tx: Tx, request: HoldRequest): Promise<Types.ObjectId> {
  const { user, unit, amount, purpose, subject, subjectType, description, expiresAt } = request;
  const _id = new Types.ObjectId();
  // A new period of credits may have begun.
  if (unit === HoldUnit.CREDITS) await resetCreditsIn(tx, user);
  const row = { user, type: CoinTransactionType.SPEND, description, ...relatedOf(request) };
  await post(unit)(tx, { ...row, amount: -amount });
  await HoldModel.collection.insertOne(
    {
      ...{ _id, user, unit, amount, purpose, subject, expiresAt },
      ...{ state: HoldState.HELD, used: null, createdAt: tx.at },
      ...(subjectType ? { subjectType } : {}),
    } as never,
    { session: tx.session },
  );
  return _id;
}

/** What rows of the ledger are about. */
const relatedOf = ({ subject, subjectType }: Pick<Hold, 'subject' | 'subjectType'>) =>
  subjectType ? { related: { type: subjectType, id: subject } } : {};

/** Where a hold is found: by what it pays for. */
export type HoldKey = Pick<Hold, 'purpose' | 'subject'>;

/**
 * Ends a hold by what was used, 0 up to the held amount; the rest goes back. True for the one call that ended it; false
 * where it was settled or released before, or there is none.
 */
export async function settleHold(tx: Tx, key: HoldKey, used: number, description: string): Promise<boolean> {
  const held = await HoldModel.findOne(key).session(tx.session).lean<Hold>();
  if (!held) return false;
  if (!Number.isSafeInteger(used) || used < 0 || used > held.amount)
    throw refuse.badInput(`A hold of ${held.amount} cannot be settled with ${used}.`, 'used');
  const to = used === 0 ? HoldState.RELEASED : HoldState.SETTLED;
  const ended = await finish(tx, HoldModel, held._id, {
    field: 'state',
    from: HoldState.HELD,
    to,
    set: { used },
  });
  const rest = held.amount - used;
  if (ended && rest > 0)
    await post(held.unit)(tx, {
      user: held.user,
      amount: rest,
      type: CoinTransactionType.REFUND,
      description,
      ...relatedOf(held),
    });
  return ended;
}

/** Ends a hold without using any of it. */
export const releaseHold = (tx: Tx, key: HoldKey, description: string): Promise<boolean> =>
  settleHold(tx, key, 0, description);

const MOST_AT_ONCE = 500;

/** Releases holds whose time is over. Returns their number. */
export async function sweepHolds({ signal }: { signal: AbortSignal }): Promise<number> {
  const due = await HoldModel.find({ state: HoldState.HELD, expiresAt: { $lte: sharedNow() } })
    .sort({ expiresAt: 1 })
    .limit(MOST_AT_ONCE)
    .lean<Hold[]>();
  let released = 0;
  for (const { purpose, subject } of due) {
    if (signal.aborted) break;
    if (await transact(null, (tx) => releaseHold(tx, { purpose, subject }, 'Hold expired'))) released += 1;
  }
  return released;
}
