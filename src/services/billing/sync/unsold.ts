import { Types } from 'mongoose';
import { transact } from '../../../events/transact.js';
import {
  payments,
  type ProviderBalanceChange,
  type ProviderPayment,
  type ProviderRefund,
} from '../../../integrations/payments/index.js';
import {
  TransactionModel,
  TransactionStatus,
  TransactionType,
  type Transaction,
} from '../../../models/billing/index.js';
import { nextNumber } from '../../system/index.js';
import { StaleFence } from '../lock.js';
import { lockedFor, userOfCustomer, type Synced } from './locked.js';

/*
 * Money that moved without a sale here: a refund of a payment that this gateway does not know, and a credit to a customer's
 * balance. Each is a transaction of its own, once per object at the processor.
 */

const STATUS: Record<ProviderRefund['status'], TransactionStatus> = {
  pending: TransactionStatus.PENDING,
  succeeded: TransactionStatus.COMPLETED,
  failed: TransactionStatus.FAILED,
};

/** The source of the transaction of a refund without an original. */
export const refundSource = (id: string): string => `refund:${id}`;

/** Writes down the refunds of a payment that has no transaction here. */
export async function syncLooseRefunds(payment: ProviderPayment): Promise<Synced> {
  const user = await userOfCustomer(payment.customer);
  if (!user || payment.refunds.length === 0) return 'unknown';
  return lockedFor<Synced>(payment.customer, async (fence) => {
    // Fetched again under the lock: what was fetched before it may be old.
    const { refunds, currency, attempts } = await payments().payment(payment.id);
    for (const { id, amount, status, createdAt } of refunds)
      await write(fence, {
        ...{ user: user._id, type: TransactionType.REFUND, source: refundSource(id) },
        ...{ status: STATUS[status], amount, currency, createdAt, description: 'Refund' },
        paymentMethod: attempts.at(-1)?.method ?? null,
      });
    return 'applied';
  });
}

/** Writes down the credits of a customer's balance. What was used of them stands on the invoices. */
export async function syncCredits(customer: string): Promise<Synced> {
  const user = await userOfCustomer(customer);
  if (!user) return 'unknown';
  return lockedFor<Synced>(customer, async (fence) => {
    for await (const change of payments().balanceOf(customer))
      if (change.amount > 0) await writeCredit(fence, user._id, change);
    return 'applied';
  });
}

const writeCredit = (
  fence: number,
  user: Types.ObjectId,
  { id, amount, currency, description, createdAt }: ProviderBalanceChange,
): Promise<void> =>
  write(fence, {
    ...{ user, type: TransactionType.CREDIT, source: `credit:${id}`, status: TransactionStatus.COMPLETED },
    ...{ amount, currency, createdAt, description: description ?? 'Credit', paymentMethod: null },
  });

interface Unsold {
  user: Types.ObjectId;
  type: TransactionType;
  source: string;
  status: TransactionStatus;
  amount: number;
  currency: string;
  description: string;
  paymentMethod: object | null;
  createdAt: Date;
}

type Fenced = Pick<Transaction, 'fence'>;

async function write(fence: number, { source, status, ...facts }: Unsold): Promise<void> {
  const known = await TransactionModel.findOne({ source }, { status: 1 }).lean<{ status: string }>();
  if (known?.status === status) return;
  const number = known ? '' : await nextNumber('TXN', facts.createdAt);
  const first = {
    ...{ _id: new Types.ObjectId(), number, ...facts, description: facts.description.slice(0, 200) },
    ...{ tax: { rate: 0, amount: 0 }, fees: { processing: 0, platform: 0 }, discount: 0 },
    ...{ refunds: [], refunded: 0, refunding: 0, reversed: 0, fulfilledAt: null },
    ...{ periodStart: null, periodEnd: null },
  };
  await transact(null, async (tx) => {
    const before = await TransactionModel.findOne({ source }, { fence: 1 })
      .session(tx.session)
      .lean<Fenced>();
    if (before && before.fence > fence) throw new StaleFence(`${source} was written by a later holder.`);
    await TransactionModel.collection.updateOne(
      { source },
      { $set: { status, fence, updatedAt: tx.at }, $setOnInsert: first as never },
      { session: tx.session, upsert: true },
    );
  });
}
