import { refuse } from './errors.js';

/**
 * Checks that one of some optional arguments is given; null counts as absent. GraphQL 16 has no such rule of its own.
 * @throws BAD_USER_INPUT naming the first argument
 */
export function exactlyOne(args: Record<string, unknown>): void {
  const names = Object.keys(args);
  const given = names.filter((name) => args[name] != null);
  if (given.length === 1) return;
  const wrong = given.length === 0 ? 'Nothing is given' : `${given.join(' and ')} are given together`;
  throw refuse.badInput(`${wrong}; exactly one of ${names.join(' and ')} is allowed.`, names[0]!);
}
