import type { AnyModel } from '../lib/exchange/index.js';
import type { Range } from '../schema/page-args.js';
import type { Loaders } from './context.js';
import { keyset, type ListOrder } from './keyset.js';

/** What a list is of: an index begins with the fields that match, and goes on in the list's order. */
export interface ListRows {
  model: AnyModel;
  match: Record<string, unknown>;
  order: ListOrder;
}

/** One page of a list, asked along with whatever else the request asks in this turn. */
export function scan<T extends object>(
  { scope }: Loaders,
  range: Range,
  { model, match, order }: ListRows,
): Promise<T[]> {
  const { where, sort, limit } = keyset(order, range);
  return scope.roundTrip.ask<T>(model, [
    { $match: { ...match, ...where } },
    { $sort: sort },
    { $limit: limit },
  ]);
}

/** How many rows match, counted up to a limit where one is given. */
export async function countRows(
  { scope }: Loaders,
  { model, match }: Omit<ListRows, 'order'>,
  most?: number,
): Promise<number> {
  const limit = most === undefined ? [] : [{ $limit: most }];
  const [row] = await scope.roundTrip.ask<{ count: number }>(model, [
    { $match: match },
    ...limit,
    { $count: 'count' },
  ]);
  return row?.count ?? 0;
}
