import { ArgsType, Field, Int } from 'type-graphql';
import { decodeCursor, type Position } from './cursor.js';
import { refuse } from './errors.js';

/** The size of a page when neither `first` nor `last` is given. */
export const DEFAULT_SIZE = 20;
/** The largest page that a client may request. */
export const LARGEST_SIZE = 100;

/** The four arguments of every connection. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'Number of items from the start of the list, 1 to 100. Defaults to 20.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Returns items after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of items from the end of the list, 1 to 100.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Returns items before this cursor.' })
  before?: string | null;
}

/** Checked paging: number of rows, direction, and the positions between which they are. */
export interface Range {
  size: number;
  /** Whether the page is counted from the end of the list (`last`). */
  backward: boolean;
  after: Position | null;
  before: Position | null;
}

/**
 * Checks a connection's arguments once, for all lists.
 * @throws BAD_USER_INPUT for a size outside 1 to 100, both sizes at once, or an invalid cursor
 */
export function toRange(args: PageArgs): Range {
  const { first, last, after, before } = args;
  if (first != null && last != null) throw refuse.badInput('Give first or last, not both.', 'first');
  const field = last != null ? 'last' : 'first';
  const size = last ?? first ?? DEFAULT_SIZE;
  if (size < 1 || size > LARGEST_SIZE)
    throw refuse.badInput(`${field} must be between 1 and ${LARGEST_SIZE}.`, field);
  return {
    size,
    backward: last != null,
    after: after ? decodeCursor(after, 'after') : null,
    before: before ? decodeCursor(before, 'before') : null,
  };
}
