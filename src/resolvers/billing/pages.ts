import type { Types } from 'mongoose';
import type { BillingList } from '../../loaders/billing/payment-lists.js';
import { page } from '../../loaders/page.js';
import type { Connection } from '../../schema/connection.js';
import { toRange, type PageArgs } from '../../schema/page-args.js';

/** One page of a list whose rows the viewer may all see. */
export const pageOf = <T extends { _id: Types.ObjectId }>(
  list: BillingList<T>,
  args: PageArgs,
): Promise<Connection<T>> =>
  page<T, T>(toRange(args), {
    skeleton: (range) => list.rows(range),
    position: (row) => ({ key: (row as Record<string, unknown>)[list.order.field] as Date, id: row._id }),
    hydrate: (row) => row,
    count: () => list.count(),
  });
