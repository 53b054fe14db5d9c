import type { Types } from 'mongoose';
import { requireAdmin } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import { isCurrency } from '../../lib/currency.js';
import type { Context } from '../../loaders/context.js';
import {
  BillingInterval,
  CoinPackModel,
  PlanCode,
  PlanModel,
  PlanPriceModel,
  type CoinPack,
  type Plan,
  type PlanPrice,
} from '../../models/billing/index.js';
import { refuse } from '../../schema/errors.js';

/** What of a plan an admin can change. */
export interface UpdatePlanInput {
  planId: Types.ObjectId;
  name?: string | null;
  description?: string | null;
  features?: string[] | null;
  isActive?: boolean | null;
  trialDays?: number | null;
  coins?: number | null;
}

/** Changes a plan of the catalogue. Codes stay: everything that was sold names them. */
export async function updatePlan(ctx: Context, { planId, ...input }: UpdatePlanInput): Promise<void> {
  requireAdmin(ctx);
  const plan = await PlanModel.findById(planId, { code: 1 }).lean<{ code: PlanCode }>();
  if (!plan) throw refuse.notFound('The plan', 'planId');
  if (plan.code === PlanCode.FREE && input.isActive === false)
    throw refuse.badInput(
      'The free plan cannot be inactive; every user without a paid plan has it.',
      'isActive',
    );
  if (plan.code === PlanCode.FREE && (input.trialDays || input.coins))
    throw refuse.badInput(
      'The free plan has no trial and grants no coins: nobody pays for it.',
      input.trialDays ? 'trialDays' : 'coins',
    );
  const given = Object.entries(input).filter(([, value]) => value != null);
  await PlanModel.collection.updateOne(
    { _id: planId },
    { $set: { ...Object.fromEntries(given), updatedAt: sharedNow() } },
  );
}

/** A price to be sold from now on. */
export interface SavePlanPriceInput {
  planId: Types.ObjectId;
  interval: BillingInterval;
  currency: string;
  amount?: number | null;
}

/** The period that an agent plan is named by. Platform plans are sold by any. */
const PERIODS: Partial<Record<PlanCode, BillingInterval>> = {
  [PlanCode.DAILY]: BillingInterval.DAY,
  [PlanCode.WEEKLY]: BillingInterval.WEEK,
  [PlanCode.MONTHLY]: BillingInterval.MONTH,
};

function checkPrice({ code }: Plan, { interval, currency, amount }: SavePlanPriceInput): void {
  if (code === PlanCode.FREE) throw refuse.badInput('The free plan has no price.', 'planId');
  const period = PERIODS[code];
  if (period && interval !== period)
    throw refuse.badInput(
      `This plan is billed by another interval; ${period.toUpperCase()} is allowed.`,
      'interval',
    );
  checkMoney(amount!, currency);
}

/** Processors take amounts of up to eight digits. */
const LARGEST_AMOUNT = 99_999_999;

function checkMoney(amount: number, currency: string): void {
  if (!isCurrency(currency))
    throw refuse.badInput('This is no currency; an ISO 4217 code such as EUR is expected.', 'currency');
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > LARGEST_AMOUNT)
    throw refuse.badInput('This is no amount; 1 to 99999999 minor units are allowed.', 'amount');
}

/**
 * Sells a plan at another amount: the old price is archived and running subscriptions keep it. Without an amount the price
 * is only archived.
 */
export async function savePlanPrice(ctx: Context, input: SavePlanPriceInput): Promise<void> {
  requireAdmin(ctx);
  const { planId: plan, interval, currency, amount } = input;
  await transact(ctx, async (tx) => {
    const sold = await PlanModel.findById(plan).session(tx.session).lean<Plan>();
    if (!sold) throw refuse.notFound('The plan', 'planId');
    if (amount != null) checkPrice(sold, input);
    const known = await PlanPriceModel.findOne({ plan, interval, currency, isActive: true })
      .session(tx.session)
      .lean<PlanPrice>();
    if (known && known.amount === amount) return;
    if (!known && amount == null) throw refuse.notFound('The price', 'interval');
    if (known)
      await PlanPriceModel.collection.updateOne(
        { _id: known._id },
        { $set: { isActive: false, updatedAt: tx.at } },
        { session: tx.session },
      );
    if (amount != null)
      await new PlanPriceModel({ plan, interval, currency, amount }).save({ session: tx.session });
  });
}

/** A coin pack to be sold from now on. */
export interface SaveCoinPackInput {
  coins: number;
  currency: string;
  amount?: number | null;
}

/** Sells a number of coins at another price; without an amount they are no longer sold. */
export async function saveCoinPack(
  ctx: Context,
  { coins, currency, amount }: SaveCoinPackInput,
): Promise<Types.ObjectId> {
  requireAdmin(ctx);
  if (amount != null) checkMoney(amount, currency);
  return transact(ctx, async (tx) => {
    const known = await CoinPackModel.findOne({ coins, currency, isActive: true })
      .session(tx.session)
      .lean<CoinPack>();
    if (known && known.amount === amount) return known._id;
    if (!known && amount == null) throw refuse.notFound('The coin pack', 'coins');
    if (known)
      await CoinPackModel.collection.updateOne(
        { _id: known._id },
        { $set: { isActive: false, updatedAt: tx.at } },
        { session: tx.session },
      );
    if (amount == null) return known!._id;
    const pack = await new CoinPackModel({ coins, currency, amount }).save({ session: tx.session });
    return pack._id;
  });
}
