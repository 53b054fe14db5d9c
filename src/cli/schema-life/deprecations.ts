import type { GraphQLSchema } from 'graphql';
import { DateTime } from 'luxon';
import { elementsOf } from '../../schema/elements.js';

/** The shortest time between a deprecation and the removal. */
export const NOTICE_MONTHS = 6;
/** The time after the removal date within which the element has to be removed. */
export const GRACE_DAYS = 90;

const REASON =
  /^(?:Use `([^`]+)`|No replacement)\. Deprecated on (\d{4}-\d{2}-\d{2}), removal on or after (\d{4}-\d{2}-\d{2})\.$/;
const FORM = 'Use `Type.field`. Deprecated on 2026-01-31, removal on or after 2026-07-31.';

/** A reason in the form of docs/schema-life.md. */
export interface Deprecation {
  /** The coordinate of the replacement. Null if there is none. */
  use: string | null;
  since: DateTime;
  removal: DateTime;
}

/** Reads the reason of a deprecation. Null if it does not have the form. */
export function readReason(reason: string): Deprecation | null {
  const match = REASON.exec(reason);
  if (!match) return null;
  const [since, removal] = [match[2]!, match[3]!].map((day) => DateTime.fromISO(day, { zone: 'utc' }));
  return since!.isValid && removal!.isValid
    ? { use: match[1] ?? null, since: since!, removal: removal! }
    : null;
}

/** The violations of the deprecation policy in a schema. */
export function deprecationProblems(schema: GraphQLSchema, today: Date): string[] {
  const elements = new Map([...elementsOf(schema)].map((element) => [element.coordinate, element]));
  return [...elements.values()].flatMap(({ coordinate, deprecationReason }) => {
    if (deprecationReason === null) return [];
    const read = readReason(deprecationReason);
    if (!read) return [`${coordinate}: the reason "${deprecationReason}" must have the form "${FORM}"`];
    const { use, since, removal } = read;
    const problems: string[] = [];
    const replacement = use === null ? null : (elements.get(use) ?? schema.getType(use));
    if (replacement === undefined) problems.push(`the replacement ${use} is not in the schema`);
    else if (replacement && 'deprecationReason' in replacement && replacement.deprecationReason !== null)
      problems.push(`the replacement ${use} is deprecated itself`);
    const earliest = since.plus({ months: NOTICE_MONTHS });
    if (removal < earliest)
      problems.push(
        `removal on ${removal.toISODate()} is too early; ${earliest.toISODate()} or later is allowed`,
      );
    if (DateTime.fromJSDate(today) > removal.plus({ days: GRACE_DAYS }).endOf('day'))
      problems.push(
        `removal was due on ${removal.toISODate()}; remove it, or set a later date and announce it again`,
      );
    return problems.map((problem) => `${coordinate}: ${problem}`);
  });
}
