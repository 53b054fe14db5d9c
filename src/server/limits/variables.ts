import type { GraphQLError } from 'graphql';
import { refuse } from '../../schema/errors.js';

const MAX_LEVELS = 16;
const MAX_VALUES = 5_000;

/**
 * Refuses variables that are deeper or larger than any valid input, before coercion. Iterates by level, not
 * recursively, so that depth cannot overflow the stack.
 */
export function checkVariables(variables: Record<string, unknown> | null | undefined): GraphQLError | null {
  if (!variables) return null;
  let level: unknown[] = [variables];
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_LEVELS) return refuse.badInput(`Variables may nest ${MAX_LEVELS} levels.`);
    const next: unknown[] = [];
    for (const value of level) {
      for (const inner of Object.values(value as object)) {
        values += 1;
        if (typeof inner === 'object' && inner !== null) next.push(inner);
      }
      if (values > MAX_VALUES) return refuse.badInput(`Variables may hold ${MAX_VALUES} values.`);
    }
    level = next;
  }
  return null;
}
