import { refuse } from '../../../schema/errors.js';
import type { Money } from '../../../models/money.js';

/** Rows of a list of the greatest. */
export const TOP = 10;
const MOST_TOP = 100;

/** @throws BAD_USER_INPUT for a length outside of 1 to 100 */
export function topOf(first: number): number {
  if (!Number.isInteger(first) || first < 1 || first > MOST_TOP)
    throw refuse.badInput(`The list is too short or too long; 1 to ${MOST_TOP} rows are allowed.`, 'first');
  return first;
}

/** US dollars out of millionths. */
export const dollars = (micros: number): number => Math.round(micros) / 1e6;

/** The same as money, rounded once to cents. */
export const dollarMoney = (micros: number): Money => ({
  amount: Math.round(micros / 10_000),
  currency: 'USD',
});

/** Greatest first, ties by name. */
export const byCount =
  <T>(count: (row: T) => number, name: (row: T) => string) =>
  (a: T, b: T): number =>
    count(b) - count(a) || (name(a) < name(b) ? -1 : 1);

/** The name of an enum's value, as the API has it; the value itself where the enum has lost it. */
export const nameOfValue = (values: Record<string, string>, value: string): string =>
  Object.entries(values).find(([, one]) => one === value)?.[0] ?? value;
