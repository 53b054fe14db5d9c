import type { ListOrder } from '../../loaders/keyset.js';
import type { Position, SortKey } from '../../schema/cursor.js';

/** The place of a row in a list of this order, whose field may lie within a part of the row. */
export const positionIn =
  ({ field }: ListOrder) =>
  <T extends { _id: Position['id'] }>(row: T): Position => {
    const key = field
      .split('.')
      .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], row);
    return { key: key as SortKey, id: row._id };
  };
