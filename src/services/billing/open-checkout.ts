import { Types } from 'mongoose';
import { insertOnce } from '../../events/insert-once.js';
import { transact, type Commits, type Tx } from '../../events/transact.js';
import { payments, ProcessorError, type CheckoutItem } from '../../integrations/payments/index.js';
import { isDuplicateKey } from '../../lib/duplicate-key.js';
import {
  CheckoutModel,
  CheckoutStatus,
  CouponModel,
  PlanPriceModel,
  type BillingInterval,
  type Checkout,
  type Coupon,
  type PaymentPurpose,
  type PlanPrice,
} from '../../models/billing/index.js';
import { refuse } from '../../schema/errors.js';
import { providerCouponOf, providerPriceOf } from './catalogue.js';
import { discountOf, holdSlot, validCoupon } from './coupon-slots.js';
import { customerOf } from './customer.js';
import { syncCheckout } from './sync/checkout.js';

/** What a user wants to pay for. Prices come from the catalogue or from the domain that sells, never from a client. */
export interface CheckoutOrder {
  user: Types.ObjectId;
  purpose: PaymentPurpose;
  subject: { type: string; id: Types.ObjectId };
  /** Minor units, before discounts. */
  amount: number;
  currency: string;
  description: string;
  interval?: BillingInterval | undefined;
  price?: PlanPrice | undefined;
  trialDays?: number;
  coupon?: string | null | undefined;
  platformFee?: number | undefined;
  successUrl: string;
  cancelUrl: string;
  clientId?: string | null | undefined;
}

/** How long a checkout can be paid. */
const OPEN_MS = 60 * 60_000;
const TRIES = 12;

/**
 * Opens a checkout, or answers the one that is open for the same thing: two clicks at once are one session. One that is
 * open for the same thing under other terms is closed first.
 */
export async function openCheckout(ctx: Commits | null, order: CheckoutOrder): Promise<Checkout> {
  // Refuses where nobody takes payments, before anything is written.
  payments();
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const found = await claim(ctx, order);
    if ('checkout' in found) return ensureSession(found.checkout);
    await close(found.replace);
  }
  throw refuse.conflict('Another checkout for the same thing is being opened. Try again.');
}

type Claimed = { checkout: Types.ObjectId } | { replace: Types.ObjectId };

async function claim(ctx: Commits | null, order: CheckoutOrder): Promise<Claimed> {
  const { user, clientId, price, ...rest } = order;
  // What a client repeats, it repeats with the same terms; the URLs belong to them.
  const input = { ...rest, price: price?._id ?? null };
  for (let attempt = 0; ; attempt++) {
    let replace: Types.ObjectId | null = null;
    try {
      const { checkout } = await transact(ctx, (tx) =>
        tx.once(user, `checkout:${order.purpose}`, clientId, input, async () => {
          const made = await insert(tx, order);
          replace = made.replace;
          if (replace) throw new ToReplace();
          return { checkout: made.checkout };
        }),
      );
      return { checkout };
    } catch (error) {
      if (error instanceof ToReplace && replace) return { replace };
      if (!isDuplicateKey(error) || attempt >= TRIES) throw error;
    }
  }
}

class ToReplace extends Error {}

async function insert(
  tx: Tx,
  order: CheckoutOrder,
): Promise<{ checkout: Types.ObjectId; replace: Types.ObjectId | null }> {
  const { user, purpose, subject, amount: subtotal, currency, coupon: code } = order;
  const coupon = code ? await validCoupon(code) : null;
  const trialDays = order.trialDays ?? 0;
  const { discount, total } = coupon
    ? discountOf(coupon, subtotal, currency)
    : { discount: 0, total: subtotal };
  const intent = JSON.stringify([
    subtotal,
    currency,
    order.price?._id ?? null,
    coupon?._id ?? null,
    trialDays,
    order.interval,
  ]);
  const openKey = [user.toHexString(), purpose, purpose === 'plan' ? '' : subject.id.toHexString()].join(':');
  const open = await CheckoutModel.findOne({ openKey }).session(tx.session).lean<Checkout>();
  if (open) {
    const same = open.intent === intent && open.expiresAt > tx.at && open.status === CheckoutStatus.OPEN;
    return { checkout: open._id, replace: same ? null : open._id };
  }
  const _id = new Types.ObjectId();
  await insertOnce(
    CheckoutModel,
    { openKey },
    {
      ...{ _id, user, purpose, subjectType: subject.type, subject: subject.id, status: CheckoutStatus.OPEN },
      ...{ amount: trialDays > 0 ? 0 : total, subtotal, discount, currency, intent, trialDays },
      ...{ description: order.description, platformFee: order.platformFee ?? 0 },
      ...(order.interval ? { interval: order.interval } : {}),
      ...(order.price ? { price: order.price._id } : {}),
      ...(coupon ? { coupon: coupon._id } : {}),
      ...{ successUrl: order.successUrl, cancelUrl: order.cancelUrl },
      ...{ expiresAt: new Date(tx.at.getTime() + OPEN_MS), createdAt: tx.at, updatedAt: tx.at },
    },
    tx,
  );
  if (coupon) await holdSlot(tx, coupon, { user, checkout: _id, code: code! });
  return { checkout: _id, replace: null };
}

/** Closes an open checkout, or learns that it was paid meanwhile. */
async function close(_id: Types.ObjectId): Promise<void> {
  const checkout = await CheckoutModel.findById(_id).lean<Checkout>();
  if (!checkout?.openKey) return;
  if (checkout.status === CheckoutStatus.PENDING)
    throw refuse.conflict('The payment for this is on its way; wait until it arrived or failed.');
  if (checkout.providerId) {
    await payments().expireCheckout(checkout.providerId);
    await syncCheckout({ row: _id });
    return;
  }
  // The session may have been made and not noted: the same key finds it, and it is closed as well.
  const { providerId } = await ensureSession(_id);
  if (providerId) await payments().expireCheckout(providerId);
  await syncCheckout({ row: _id });
}

/**
 * The checkout with its session at the processor. The id of the checkout is the idempotency key, so after a crash, a lost
 * answer or a second click the same session is found.
 */
export async function ensureSession(_id: Types.ObjectId): Promise<Checkout> {
  const checkout = await CheckoutModel.findById(_id).lean<Checkout>();
  if (!checkout) throw refuse.notFound('The checkout');
  if (checkout.providerId || checkout.status !== CheckoutStatus.OPEN) return checkout;
  const session = await payments()
    .createCheckout({
      customer: await customerOf(checkout.user),
      mode: checkout.interval ? 'subscription' : 'payment',
      item: await itemOf(checkout),
      coupon: checkout.coupon ? await couponOf(checkout.coupon) : null,
      trialDays: checkout.trialDays,
      successUrl: checkout.successUrl,
      cancelUrl: checkout.cancelUrl,
      expiresAt: checkout.expiresAt,
      metadata: metadataOf(checkout),
      key: `checkout:${_id.toHexString()}`,
    })
    .catch(async (error: unknown) => {
      // It will never be made: the slot of the coupon and the place of the open checkout are given back.
      if (error instanceof ProcessorError && error.problem === 'refused')
        await syncCheckout({ row: _id, refused: true });
      throw error;
    });
  await CheckoutModel.collection.updateOne(
    { _id, providerId: { $exists: false } },
    { $set: { providerId: session.id, ...(session.url ? { url: session.url } : {}) } },
  );
  return (await CheckoutModel.findById(_id).lean<Checkout>())!;
}

/** What objects at the processor carry, to be known again without any row of ours. */
function metadataOf({
  _id,
  user,
  purpose,
  subjectType,
  subject,
  platformFee,
}: Checkout): Record<string, string> {
  return {
    ...{ checkout: _id.toHexString(), user: user.toHexString(), purpose },
    ...{ subjectType, subject: subject.toHexString(), platformFee: String(platformFee) },
  };
}

async function itemOf({ price, description, subtotal, currency, interval }: Checkout): Promise<CheckoutItem> {
  const found = price && (await PlanPriceModel.findById(price).lean<PlanPrice>());
  if (found) return { price: await providerPriceOf(found) };
  return { name: description, amount: subtotal, currency, interval: interval ?? null };
}

async function couponOf(_id: Types.ObjectId): Promise<string> {
  const coupon = await CouponModel.findById(_id).lean<Coupon>();
  if (!coupon) throw refuse.notFound('The coupon', 'coupon');
  return providerCouponOf(coupon);
}
