import { Types, type ClientSession } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import {
  CouponKind,
  CouponModel,
  CouponRedemptionModel,
  RedemptionState,
  type Coupon,
  type CouponRedemption,
} from '../../models/billing/index.js';
import { ErrorCode, Refusal } from '../../schema/errors.js';

/** The largest limit of a coupon: its slots are numbered. */
export const LARGEST_LIMIT = 100_000;

/** What a coupon makes of an amount. */
export interface Discount {
  discount: number;
  total: number;
}

const refused = (code: ErrorCode, reason: string, message: string): Refusal =>
  new Refusal(code, message, { field: 'coupon', reason });

const exhausted = (): Refusal =>
  refused(
    ErrorCode.CONFLICT,
    'COUPON_EXHAUSTED',
    'This coupon is used up; all of its redemptions are taken.',
  );
const used = (): Refusal =>
  refused(ErrorCode.CONFLICT, 'ALREADY_USED', 'The viewer has used this coupon as often as it is allowed.');

/** A code as it is stored and compared. */
export const couponCode = (code: string): string => code.trim().toUpperCase();

/**
 * The coupon of a code, if it can be redeemed now.
 * @throws NOT_FOUND for an unknown or inactive code, CONFLICT for one whose time has not come or is over
 */
export async function validCoupon(code: string): Promise<Coupon> {
  const coupon = await CouponModel.findOne({ codes: couponCode(code), isActive: true }).lean<Coupon>();
  if (!coupon) throw refused(ErrorCode.NOT_FOUND, 'COUPON_UNKNOWN', 'The coupon was not found.');
  const now = sharedNow();
  if (coupon.validFrom && coupon.validFrom > now)
    throw refused(ErrorCode.CONFLICT, 'COUPON_NOT_YET', 'This coupon is not valid yet.');
  if (coupon.validUntil && coupon.validUntil <= now)
    throw refused(ErrorCode.CONFLICT, 'COUPON_EXPIRED', 'This coupon is no longer valid.');
  return coupon;
}

/**
 * What a coupon takes off an amount.
 * @throws BAD_USER_INPUT for a coupon in another currency
 */
export function discountOf(coupon: Coupon, amount: number, currency: string): Discount {
  if (coupon.kind === CouponKind.AMOUNT && coupon.currency !== currency)
    throw refused(
      ErrorCode.BAD_USER_INPUT,
      'COUPON_CURRENCY',
      `This coupon is for prices in ${coupon.currency}; this price is in ${currency}.`,
    );
  const off =
    coupon.kind === CouponKind.PERCENT
      ? Math.round((amount * (coupon.percent ?? 0)) / 100)
      : (coupon.amount ?? 0);
  const discount = Math.min(amount, off);
  return { discount, total: amount - discount };
}

/** Whether a slot is free for a user, without taking one. @throws CONFLICT if not */
export async function checkSlots(coupon: Coupon, user: Types.ObjectId): Promise<void> {
  if ((await CouponRedemptionModel.countDocuments({ coupon: coupon._id, user })) >= coupon.maxPerUser)
    throw used();
  if (coupon.maxRedemptions === null) return;
  if ((await CouponRedemptionModel.countDocuments({ coupon: coupon._id })) >= coupon.maxRedemptions)
    throw exhausted();
}

/**
 * Takes a slot of a coupon for a checkout, in the checkout's transaction. Unique indexes over the slot's number and over
 * the user's slot's number are the limits, so that no number of users at once gets more. Of two who choose the same number
 * one meets a duplicate key, and has to run again.
 * @throws CONFLICT where all are taken
 */
export async function holdSlot(
  tx: Pick<Tx, 'session' | 'at'>,
  coupon: Coupon,
  { user, checkout, code }: { user: Types.ObjectId; checkout: Types.ObjectId; code: string },
): Promise<void> {
  const { session } = tx;
  const mine = await CouponRedemptionModel.find({ coupon: coupon._id, user })
    .session(session)
    .lean<CouponRedemption[]>();
  const userSlot = freeNumber(
    mine.map((one) => one.userSlot),
    coupon.maxPerUser,
  );
  if (userSlot === null) throw used();
  const slot =
    coupon.maxRedemptions === null ? undefined : await freeSlot(coupon._id, coupon.maxRedemptions, session);
  if (slot === null) throw exhausted();
  await CouponRedemptionModel.collection.insertOne(
    {
      ...{ _id: new Types.ObjectId(), coupon: coupon._id, user, checkout, code: couponCode(code) },
      ...(slot === undefined ? {} : { slot }),
      ...{ userSlot, state: RedemptionState.HELD, at: tx.at },
    } as never,
    { session },
  );
}

function freeNumber(taken: readonly number[], count: number): number | null {
  for (let number = 0; number < count; number++) if (!taken.includes(number)) return number;
  return null;
}

/** A number that nobody has, at random where many are free, so that many at once rarely choose the same. */
async function freeSlot(
  coupon: Types.ObjectId,
  count: number,
  session: ClientSession,
): Promise<number | null> {
  const rows = await CouponRedemptionModel.collection
    .find(
      { coupon, slot: { $type: 'number' } },
      // A transaction takes no second command for the same cursor with a deadline of its own.
      { projection: { _id: 0, slot: 1 }, session, batchSize: LARGEST_LIMIT },
    )
    .toArray();
  const taken = new Set(rows.map((row) => (row as unknown as { slot: number }).slot));
  // A limit that was lowered counts those above it too.
  if (rows.length >= count) return null;
  const free: number[] = [];
  for (let slot = 0; slot < count && free.length < 1_000; slot++) if (!taken.has(slot)) free.push(slot);
  return free.length === 0 ? null : free[Math.floor(Math.random() * free.length)]!;
}

/** Makes the slot of a checkout a redemption. */
export async function useSlot(checkout: Types.ObjectId, at: Date, session: ClientSession): Promise<void> {
  await CouponRedemptionModel.collection.updateOne(
    { checkout, state: RedemptionState.HELD },
    { $set: { state: RedemptionState.USED, at } },
    { session },
  );
}

/** Gives the slot of a checkout back. One that was redeemed stays. */
export async function releaseSlot(checkout: Types.ObjectId, session: ClientSession): Promise<void> {
  await CouponRedemptionModel.collection.deleteOne({ checkout, state: RedemptionState.HELD }, { session });
}
