import type { Types } from 'mongoose';
import {
  CouponModel,
  CouponRedemptionModel,
  InvoiceModel,
  RedemptionState,
  TransactionModel,
  WebhookEventModel,
  type Coupon,
  type CouponRedemption,
  type Invoice,
  type InvoiceStatus,
  type Transaction,
  type TransactionStatus,
  type TransactionType,
  type WebhookEvent,
  type WebhookStatus,
} from '../../models/billing/index.js';
import type { Range } from '../../schema/page-args.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import type { ListOrder } from '../keyset.js';
import { countRows, scan, type ListRows } from '../scan.js';

/** Counting goes up to here; beyond it no total is given. */
const MOST_COUNTED = 20_000;

/** A list of one collection, and how many rows it has. */
export interface BillingList<T> {
  rows(range: Range): Promise<T[]>;
  count(): Promise<number | null>;
  order: ListOrder;
}

function listOf<T extends object>(loaders: Loaders, type: string, list: ListRows): BillingList<T> {
  return {
    order: list.order,
    rows: async (range) => (await scan<T>(loaders, range, list)).map((row) => typed(type, row)),
    async count() {
      const found = await countRows(loaders, list, MOST_COUNTED + 1);
      return found > MOST_COUNTED ? null : found;
    },
  };
}

/** What is given of a filter. */
const only = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value != null));

/** A user's invoices, newest first. */
export const invoicesOf = (
  loaders: Loaders,
  user: Types.ObjectId,
  status?: InvoiceStatus | null,
): BillingList<Invoice> =>
  listOf(loaders, 'Invoice', {
    model: InvoiceModel,
    match: { user, ...only({ status }) },
    order: { field: 'issuedAt', direction: -1 },
  });

/** Transactions, newest first: of one user, or of all. */
export const transactionsOf = (
  loaders: Loaders,
  filter: { user?: Types.ObjectId | null; type?: TransactionType | null; status?: TransactionStatus | null },
): BillingList<Transaction> =>
  listOf(loaders, 'Transaction', {
    model: TransactionModel,
    match: only(filter),
    order: { field: 'createdAt', direction: -1 },
  });

/** Coupons, newest first. */
export const couponsOf = (loaders: Loaders, isActive?: boolean | null): BillingList<Coupon> =>
  listOf(loaders, 'Coupon', {
    model: CouponModel,
    match: only({ isActive }),
    order: { field: 'createdAt', direction: -1 },
  });

/** Paid redemptions of a coupon, newest first. */
export const redemptionsOf = (loaders: Loaders, coupon: Types.ObjectId): BillingList<CouponRedemption> =>
  listOf(loaders, 'CouponRedemption', {
    model: CouponRedemptionModel,
    match: { coupon, state: RedemptionState.USED },
    order: { field: 'at', direction: -1 },
  });

/** Events of the processor, newest first. */
export const webhookEventsOf = (loaders: Loaders, status?: WebhookStatus | null): BillingList<WebhookEvent> =>
  listOf(loaders, 'WebhookEvent', {
    model: WebhookEventModel,
    match: only({ status }),
    order: { field: 'receivedAt', direction: -1 },
  });
