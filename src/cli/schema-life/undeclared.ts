import { getNamedType, type GraphQLSchema } from 'graphql';
import { DateTime } from 'luxon';
import { elementsOf } from '../../schema/elements.js';
import { schemaChanges, type SchemaChange } from './changes.js';
import { readReason } from './deprecations.js';

/** The parts of a breaking change's check. */
export interface ReleaseCheck {
  /** The schema of the last release. */
  released: GraphQLSchema;
  present: GraphQLSchema;
  /** The text of CHANGELOG.md. */
  changelog: string;
  today: Date;
}

/**
 * The breaking changes since the last release that clients were not told of. A removal is told by a deprecation in the
 * released schema whose date has come; every other change by an entry of the changelog under a heading with
 * "(breaking)" that names the element or its type.
 */
export function undeclaredChanges({ released, present, changelog, today }: ReleaseCheck): SchemaChange[] {
  const named = namedAsBreaking(changelog);
  return schemaChanges(released, present).breaking.filter(
    ({ coordinate }) =>
      !named.has(coordinate) &&
      !named.has(coordinate.split(/[.(]/)[0]!) &&
      !isDue(released, present, coordinate, today),
  );
}

/** The names in backticks under the headings `### … (breaking)` of the unreleased version. */
function namedAsBreaking(changelog: string): ReadonlySet<string> {
  const [, unreleased = ''] = changelog.split(/^## \[Unreleased\].*$/m);
  const [section = ''] = unreleased.split(/^## /m);
  const parts = section.split(/^### /m).filter((part) => /^.*\(breaking\)\s*$/im.test(part.split('\n')[0]!));
  return new Set(parts.flatMap((part) => Array.from(part.matchAll(/`([^`]+)`/g), ([, name]) => name!)));
}

/** Whether an element is gone and its announced removal date has come. A type is due with all elements that use it. */
function isDue(released: GraphQLSchema, present: GraphQLSchema, coordinate: string, today: Date): boolean {
  if (isThere(present, coordinate)) return false;
  const gone = [...elementsOf(released)].filter((element) =>
    coordinate.includes('.')
      ? element.coordinate === coordinate
      : element.type !== null && getNamedType(element.type)?.name === coordinate,
  );
  return gone.length > 0 && gone.every(({ deprecationReason }) => hasCome(deprecationReason, today));
}

const hasCome = (reason: string | null, today: Date): boolean => {
  const read = reason === null ? null : readReason(reason);
  return read !== null && read.removal <= DateTime.fromJSDate(today);
};

const isThere = (schema: GraphQLSchema, coordinate: string): boolean =>
  schema.getType(coordinate) !== undefined ||
  [...elementsOf(schema)].some((element) => element.coordinate === coordinate);
