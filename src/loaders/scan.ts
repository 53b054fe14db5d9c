import type { AnyModel } from '../lib/exchange/index.js';
import type { Range } from '../schema/page-args.js';
import type { Loaders } from './context.js';
import { keyset, type ListOrder } from './keyset.js';

/** The rows of a list: an index begins with the matched fields and continues with the list's order. */
export interface ListRows {
  model: AnyModel;
  match: Record<string, unknown>;
  order: ListOrder;
}

/** One page of a list, in the same command as the request's other queries of this turn. */
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

/** Number of matching rows, up to a limit if there is one. */
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
