import { Arg, Int } from 'type-graphql';
import { refuse } from '../../../schema/errors.js';

const MOST = 100;
const USUAL = 10;

/** The argument of lists that are cut to their first rows. */
export const TopArg = () =>
  Arg('first', () => Int, {
    nullable: true,
    description: `Number of rows, 1 to ${MOST}. Defaults to ${USUAL}.`,
  });

/** The first rows of a list. @throws BAD_USER_INPUT for a number that is not allowed */
export function top<T>(rows: readonly T[], first: number | null | undefined): T[] {
  if (first != null && (first < 1 || first > MOST))
    throw refuse.badInput(`The number of rows is out of range; 1 to ${MOST} are allowed.`, 'first');
  return rows.slice(0, first ?? USUAL);
}
