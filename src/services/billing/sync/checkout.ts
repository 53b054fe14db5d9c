import type { Types } from 'mongoose';
import { paymentHooks } from '../../../domain.js';
import { finish } from '../../../events/finish.js';
import { transact, type Tx } from '../../../events/transact.js';
import { payments, ProcessorError, type ProviderCheckout } from '../../../integrations/payments/index.js';
import { sharedNow } from '../../../lib/clock.js';
import { CheckoutModel, CheckoutStatus, type Checkout } from '../../../models/billing/index.js';
import { UserModel, type User } from '../../../models/identity/index.js';
import { releaseSlot, useSlot } from '../coupon-slots.js';
import { applyInvoice } from './invoice.js';
import { lockedFor, type Synced } from './locked.js';
import { record, type Fetched } from './record.js';
import { applySubscription } from './subscription.js';

const { OPEN, PENDING, COMPLETED, FAILED, EXPIRED } = CheckoutStatus;

/** Fetches a checkout by its session, or by our row, and writes its state down. */
export async function syncCheckout(
  which: { session: string } | { row: Types.ObjectId; refused?: boolean },
): Promise<Synced> {
  const row =
    'row' in which
      ? await CheckoutModel.findById(which.row).lean<Checkout>()
      : ((await CheckoutModel.findOne({ providerId: which.session }).lean<Checkout>()) ??
        (await rowOf(await payments().checkout(which.session))));
  if (!row) return 'unknown';
  const user = await UserModel.findById(row.user, { subscription: 1 }).lean<User>();
  const customer = user?.subscription.stripeCustomerId ?? `user ${row.user.toHexString()}`;
  return lockedFor(customer, (fence) =>
    applyCheckout(row._id, fence, { refused: 'refused' in which && which.refused === true }),
  );
}

/** A session that was made before the gateway could note it: the row is named in its metadata. */
async function rowOf({ id, metadata }: ProviderCheckout): Promise<Checkout | null> {
  const { checkout } = metadata;
  if (!checkout || !/^[0-9a-f]{24}$/.test(checkout)) return null;
  await CheckoutModel.updateOne(
    { _id: checkout, providerId: { $exists: false } },
    { $set: { providerId: id } },
  );
  return CheckoutModel.findById(checkout).lean<Checkout>();
}

/** As `syncCheckout`, under the customer's lock. */
export async function applyCheckout(
  _id: Types.ObjectId,
  fence: number,
  { refused = false }: { refused?: boolean } = {},
): Promise<Synced> {
  const row = await CheckoutModel.findById(_id).lean<Checkout>();
  if (!row) return 'unknown';
  if (!row.providerId) {
    if (refused || row.expiresAt <= sharedNow()) await transact(null, (tx) => close(tx, row, EXPIRED));
    return 'applied';
  }
  let session = await sessionOf(row.providerId);
  if (!session) {
    // The processor has forgotten it, so nobody can pay it.
    await transact(null, (tx) => close(tx, row, EXPIRED));
    return 'applied';
  }
  if (session.status === 'open' && session.expiresAt <= sharedNow()) {
    await payments().expireCheckout(session.id);
    session = await payments().checkout(session.id);
  }
  if (session.status === 'expired') await transact(null, (tx) => close(tx, row, EXPIRED));
  else if (session.status === 'complete') await applyComplete(row, session, fence);
  return 'applied';
}

async function sessionOf(id: string): Promise<ProviderCheckout | null> {
  return payments()
    .checkout(id)
    .catch((error: unknown) => {
      if (error instanceof ProcessorError && error.problem === 'not_found') return null;
      throw error;
    });
}

async function applyComplete(row: Checkout, session: ProviderCheckout, fence: number): Promise<void> {
  if (session.mode === 'subscription') {
    // Access follows from the subscription; the checkout is done last.
    const subscription = session.subscription && (await applySubscription(session.subscription, fence));
    if (subscription && session.invoice) await applyInvoice(session.invoice, fence);
    return transact(null, (tx) => complete(tx, row));
  }
  const payment = session.payment ? await payments().payment(session.payment) : null;
  const fetched: Fetched = {
    invoice: session.invoice ? await payments().invoice(session.invoice) : null,
    payments: payment ? [payment] : [],
  };
  const paid = session.paymentStatus !== 'unpaid';
  const failed = !paid && (payment?.status === 'failed' || payment?.status === 'canceled');
  await recordPurchase(row, session, fetched, { paid, failed }, fence);
}

async function recordPurchase(
  row: Checkout,
  session: ProviderCheckout,
  fetched: Fetched,
  { paid, failed }: { paid: boolean; failed: boolean },
  fence: number,
): Promise<void> {
  const { purpose, subjectType, subject, description, platformFee } = row;
  const user = await UserModel.findById(row.user, { email: 1 }).lean<User>();
  await record(
    {
      ...{ user: row.user, email: user?.email ?? '', purpose, description, platformFee, paid, failed },
      subject: { type: subjectType, id: subject },
      source: `checkout:${row._id.toHexString()}`,
      ...{ amount: session.amount, currency: session.currency, discount: session.discount },
      createdAt: row.createdAt,
    },
    fetched,
    fence,
    (tx) => (paid ? complete(tx, row) : failed ? close(tx, row, FAILED) : wait(tx, row)),
  );
}

/** The money is there. One that was closed meanwhile is complete all the same: it was paid. */
async function complete(tx: Tx, { _id }: Checkout): Promise<void> {
  const done = await finish(tx, CheckoutModel, _id, {
    ...{ from: [OPEN, PENDING, EXPIRED, FAILED], to: COMPLETED },
    ...{ set: { completedAt: tx.at, updatedAt: tx.at }, unset: ['openKey', 'url'] },
  });
  if (done) await useSlot(_id, tx.at, tx.session);
}

/** The money is on its way. */
async function wait(tx: Tx, { _id }: Checkout): Promise<void> {
  await finish(tx, CheckoutModel, _id, {
    ...{ from: OPEN, to: PENDING },
    ...{ set: { updatedAt: tx.at }, unset: ['url'] },
  });
}

/** No money comes: the slot of the coupon and the place of the open checkout are free again. */
async function close(tx: Tx, row: Checkout, to: typeof EXPIRED | typeof FAILED): Promise<void> {
  const closed = await finish(tx, CheckoutModel, row._id, {
    ...{ from: [OPEN, PENDING], to },
    ...{ set: { updatedAt: tx.at }, unset: ['openKey', 'url'] },
  });
  if (!closed) return;
  await releaseSlot(row._id, tx.session);
  const { user, subjectType, subject } = row;
  await paymentHooks(row.purpose)?.onFailed?.(tx, { user, subject: { type: subjectType, id: subject } });
}
