import { BreakingChangeType, findBreakingChanges, findDangerousChanges, type GraphQLSchema } from 'graphql';
import { elementsOf, type SchemaElement } from '../../schema/elements.js';

/** One difference between two schemas. */
export interface SchemaChange {
  /** The schema coordinate of the changed element. */
  coordinate: string;
  description: string;
}

/** The differences between two schemas, by their effect on clients. */
export interface SchemaChanges {
  /** Operations that were valid may be refused or answered in another form. */
  breaking: SchemaChange[];
  /** Operations stay valid, but clients may meet values that they do not know. */
  dangerous: SchemaChange[];
  deprecated: SchemaChange[];
  safe: SchemaChange[];
}

/** Compares two schemas. */
export function schemaChanges(before: GraphQLSchema, after: GraphQLSchema): SchemaChanges {
  const breaking = sorted(findBreakingChanges(before, after).map(located));
  const dangerous = sorted(findDangerousChanges(before, after).map(located));
  const told = new Set([...breaking, ...dangerous].map(({ coordinate }) => coordinate));
  const [old, now] = [before, after].map(
    (schema) => new Map([...elementsOf(schema)].map((element) => [element.coordinate, element])),
  ) as [Map<string, SchemaElement>, Map<string, SchemaElement>];
  const deprecated: SchemaChange[] = [];
  const safe: SchemaChange[] = Object.keys(after.getTypeMap())
    .filter((name) => !before.getType(name))
    .map((name) => ({ coordinate: name, description: `${name} was added.` }));
  for (const { coordinate, deprecationReason, type } of now.values()) {
    const was = old.get(coordinate);
    // A new type is told once.
    if (!was && !before.getType(coordinate.split('.')[0]!)) continue;
    if (deprecationReason !== null && was?.deprecationReason !== deprecationReason)
      deprecated.push({ coordinate, description: `${coordinate} is deprecated: ${deprecationReason}` });
    if (was && was.deprecationReason !== null && deprecationReason === null)
      safe.push({ coordinate, description: `${coordinate} is no longer deprecated.` });
    if (told.has(coordinate)) continue;
    if (!was) safe.push({ coordinate, description: `${coordinate} was added.` });
    else if (String(was.type) !== String(type))
      safe.push({ coordinate, description: `${coordinate} changed type from ${was.type} to ${type}.` });
  }
  return { breaking, dangerous, deprecated: sorted(deprecated), safe: sorted(safe) };
}

const sorted = (changes: SchemaChange[]): SchemaChange[] =>
  changes.sort((a, b) => (a.coordinate < b.coordinate ? -1 : 1));

/** The sentences of graphql-js in which the changed element does not stand first. */
const SENTENCES: [RegExp, string][] = [
  [/^Standard scalar (\w+) /, '$1'],
  [/^(\w+) was (?:removed from|added to) (?:union|enum) type (\w+)\.$/, '$2.$1'],
  [/^An? (?:required|optional) field (\w+) on input type (\w+) was added\.$/, '$2.$1'],
  [/^An? (?:required|optional) arg (\w+) on (\w+\.\w+) was added\.$/, '$2($1:)'],
  [/^An? (?:required|optional) arg (\w+) on directive (\w+) was added\.$/, '@$2($1:)'],
  [/^(\w+\.\w+) arg (\w+) /, '$1($2:)'],
  [/^(\w+) was (?:removed from|added to) (\w+)\.$/, '@$2'],
  [/^(\w+(?:\.\w+)?) /, '$1'],
];

function located({ type, description }: { type: string; description: string }): SchemaChange {
  // A directive's name stands there without its sign.
  if (type === BreakingChangeType.DIRECTIVE_REMOVED)
    return { coordinate: `@${description.split(' ')[0]}`, description };
  for (const [sentence, form] of SENTENCES) {
    const match = sentence.exec(description);
    if (match) return { coordinate: match[0].replace(sentence, form), description };
  }
  return { coordinate: '', description };
}

const TITLES: [keyof SchemaChanges, string][] = [
  ['breaking', 'Breaking'],
  ['dangerous', 'Dangerous'],
  ['deprecated', 'Deprecated'],
  ['safe', 'Safe'],
];

/** The changes as Markdown, for a changelog. */
export function asMarkdown(changes: SchemaChanges): string {
  const parts = TITLES.filter(([kind]) => changes[kind].length > 0).map(([kind, title]) =>
    [
      `### ${title}`,
      '',
      ...changes[kind].map(({ coordinate, description }) => `- \`${coordinate}\`: ${description}`),
      '',
    ].join('\n'),
  );
  return parts.length > 0 ? parts.join('\n') : 'The schemas are equal for clients.\n';
}
