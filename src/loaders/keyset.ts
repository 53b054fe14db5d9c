import type { Position } from '../schema/cursor.js';
import type { Range } from '../schema/page-args.js';

/** The order of a list: one sort field, ties broken by `_id` (or another id field) in the same direction. */
export interface ListOrder {
  field: string;
  direction: 1 | -1;
  /** The field that breaks ties. Defaults to `_id`. */
  tie?: string;
}

/**
 * The query for one page: a condition to spread into the filter, the sort, and a limit of one row more than the page.
 */
export interface KeysetQuery {
  where: { $and?: Record<string, unknown>[] };
  sort: Record<string, 1 | -1>;
  limit: number;
}

/**
 * A page of an ordered list as index conditions (keyset paging): never a skip, so page 5,000 costs as much as page 1.
 */
export function keyset({ field, direction, tie = '_id' }: ListOrder, range: Range): KeysetQuery {
  const way = range.backward ? (-direction as 1 | -1) : direction;
  const places: Record<string, unknown>[] = [];
  if (range.after) places.push(beyond(field, tie, direction, range.after));
  if (range.before) places.push(beyond(field, tie, -direction as 1 | -1, range.before));
  // In an $and of its own, so that the list may have other conditions on the same fields.
  return {
    where: places.length > 0 ? { $and: places } : {},
    sort: { [field]: way, [tie]: way },
    limit: range.size + 1,
  };
}

/** Rows strictly after a position. The first condition alone bounds the index scan; the second breaks ties. */
function beyond(
  field: string,
  tie: string,
  direction: 1 | -1,
  { key, id }: Position,
): Record<string, unknown> {
  const [strictly, upTo] = direction === 1 ? ['$gt', '$gte'] : ['$lt', '$lte'];
  return { [field]: { [upTo]: key }, $or: [{ [field]: { [strictly]: key } }, { [tie]: { [strictly]: id } }] };
}
