import { Types } from 'mongoose';
import { demoPayments, readWebhook, useDemoProcessor } from '../../src/integrations/payments/index.js';
import {
  demoProcessor,
  memoryStore,
  type DemoEvent,
  type DemoProcessor,
} from '../../src/integrations/payments/demo/index.js';
import { setClock } from '../../src/lib/clock.js';
import type { Context } from '../../src/loaders/context.js';
import { ruleContext } from '../../src/loaders/rule-context.js';
import {
  BilledSubscriptionModel,
  BillingTrialModel,
  CoinPackModel,
  CouponModel,
  InvoiceModel,
  PlanModel,
  PlanPriceModel,
  TransactionModel,
  type BillingInterval,
} from '../../src/models/billing/index.js';
import { UserModel, type PlatformPlan, type User } from '../../src/models/identity/index.js';
import {
  createCheckout,
  currentPlan,
  endAccess,
  receiveWebhook,
  type Delivery,
} from '../../src/services/billing/index.js';
import { person, type Person } from '../factories/person.js';
import { BACK } from './operations.js';
import { idOf } from './shop.js';

const DAY = 24 * 3_600_000;

/** A processor of one's own, in memory and with a clock, behind the services of the worker's gateway. */
export interface World {
  sim: DemoProcessor;
  now(): Date;
  /** Moves the clock, with what the processor does meanwhile. */
  travel(days: number): Promise<void>;
  /** Delivers one event, signed and verified. */
  deliver(event: Pick<DemoEvent, 'id'>): Promise<Delivery>;
  /** Delivers what has not been delivered, in order or as told. */
  deliverAll(order?: (events: DemoEvent[]) => DemoEvent[]): Promise<void>;
  /** Everything that the processor has told so far. */
  events(): Promise<DemoEvent[]>;
  /** Puts clock and processor back. */
  close(): Promise<void>;
}

/** What the catalogue knows of a processor. */
async function forget(): Promise<void> {
  const $unset = { providerId: '', syncedAs: '' };
  for (const model of [PlanModel, PlanPriceModel, CoinPackModel, CouponModel])
    await (model as typeof PlanModel).collection.updateMany({}, { $unset } as never);
}

/** Opens a world at a moment, far ahead: the database removes by its own clock what has expired. */
export async function openWorld(at = '2043-01-31T12:00:00Z'): Promise<World> {
  const clock = { ms: Date.parse(at) };
  const before = demoPayments()!;
  const sim = demoProcessor({
    ...{ store: memoryStore(), now: () => new Date(clock.ms), publicUrl: () => 'http://demo.example' },
    secret: 'whsec_world',
  });
  await forget();
  useDemoProcessor(sim);
  setClock(() => clock.ms);
  const world: World = {
    sim,
    now: () => new Date(clock.ms),
    async travel(days) {
      for (let left = days; left > 0; left -= 1) {
        clock.ms += Math.min(1, left) * DAY;
        await sim.tick();
      }
    },
    async deliver({ id }) {
      const { body, signature } = await sim.desk.signed(id);
      return receiveWebhook(
        readWebhook(Buffer.from(body), signature, { secrets: ['whsec_world'], now: world.now() }),
      );
    },
    async deliverAll(order = (events) => events) {
      for (const event of order(await sim.desk.pending())) {
        await world.deliver(event);
        const { due: _due, ...rest } = event;
        await sim.desk.store.put('event', { ...rest, delivered: true });
      }
    },
    events: () => sim.desk.store.list('event', {}),
    async close() {
      setClock(null);
      await forget();
      useDemoProcessor(before);
    },
  };
  return world;
}

/** A context in which services act for a person, without a token that a travelled clock would end. */
export const as = (id: Types.ObjectId): Context =>
  Object.assign(ruleContext({ id }), {
    viewer: { id, sessionId: new Types.ObjectId(), role: 'user', tokenExpiresAt: new Date(8e15) },
    commits: [],
  }) as unknown as Context;

/** Somebody new, by API, and the id to act with. */
export async function somebody(): Promise<{ one: Person; id: Types.ObjectId; ctx: Context }> {
  // Signing up asks the real clock for its tokens.
  const one = await person();
  const id = idOf(one);
  return { one, id, ctx: as(id) };
}

/** Opens a checkout for a plan, without a trial unless wanted. */
export async function openPlan(
  { id, ctx }: { id: Types.ObjectId; ctx: Context },
  {
    plan = 'pro' as PlatformPlan,
    interval = 'month' as BillingInterval,
    trial = false,
    ...more
  }: {
    plan?: PlatformPlan;
    interval?: BillingInterval;
    trial?: boolean;
    coupon?: string;
    clientId?: string;
  } = {},
) {
  if (!trial)
    await BillingTrialModel.updateOne(
      { _id: id },
      { $setOnInsert: { subscription: 'earlier', at: new Date(0) } },
      { upsert: true },
    );
  return createCheckout(ctx, { plan, interval, ...BACK, ...more });
}

/** Buys a plan: checkout, card, webhooks. */
export async function buyPlan(
  world: World,
  who: { id: Types.ObjectId; ctx: Context },
  options: Parameters<typeof openPlan>[1] = {},
): Promise<void> {
  const { providerId } = await openPlan(who, options);
  await world.sim.pay(providerId!);
  await world.deliverAll();
}

/** The plan that a person has access by at the world's moment. */
export async function planOf(id: Types.ObjectId): Promise<string> {
  return currentPlan((await UserModel.findById(id).lean<User>())!);
}

/** What stands about a person, without what differs from run to run: ids, numbers, fences, moments of writing. */
export async function stateOf(id: Types.ObjectId): Promise<object> {
  const pick = (row: object, fields: string[]) =>
    Object.fromEntries(fields.map((f) => [f, (row as Record<string, unknown>)[f]]));
  const user = (await UserModel.findById(id).lean<User>())!;
  const subscriptions = await BilledSubscriptionModel.find({ user: id }).sort({ providerId: 1 }).lean();
  const invoices = await InvoiceModel.find({ user: id }).sort({ providerId: 1 }).lean();
  const transactions = await TransactionModel.find({ user: id }).sort({ source: 1 }).lean();
  const { stripeCustomerId: _customer, ...subscription } = user.subscription;
  return {
    ...{ coins: user.coins, coinDebt: user.coinDebt ?? 0, subscription },
    subscriptions: subscriptions.map((row) =>
      pick(row, [
        'providerId',
        'status',
        'plan',
        'interval',
        'currentPeriodEnd',
        'cancelAtPeriodEnd',
        'graceUntil',
        'endedAt',
        'paymentActionUrl',
      ]),
    ),
    invoices: invoices.map((row) =>
      pick(row, ['providerId', 'status', 'amount', 'paidAt', 'nextAttemptAt', 'lines']),
    ),
    transactions: transactions.map((row) =>
      pick(row, [
        'source',
        'status',
        'amount',
        'refunded',
        'refunding',
        'reversed',
        'fees',
        'tax',
        'providerPaymentId',
      ]),
    ),
  };
}

/** Ends by the clock what is over. */
export const sweepAccess = () => endAccess({ signal: new AbortController().signal });
