import {
  buildSchema,
  findBreakingChanges,
  lexicographicSortSchema,
  printSchema,
  type GraphQLSchema,
} from 'graphql';

/** The committed form of the schema: sorted, so that moving a resolver changes nothing. */
export function printedSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** The differences between the committed schema and that of the code. Empty if there are none. */
export function schemaDrift(committed: string, schema: GraphQLSchema): string[] {
  const printed = printedSchema(schema);
  if (committed === printed) return [];
  if (committed.trim() === '') return ['nothing is committed yet'];
  const breaking = findBreakingChanges(buildSchema(committed), schema);
  const [old, now] = [committed.split('\n'), printed.split('\n')];
  const [oldLines, nowLines] = [new Set(old), new Set(now)];
  const changed = [
    ...old.filter((line) => !nowLines.has(line)).map((line) => `- ${line.trim()}`),
    ...now.filter((line) => !oldLines.has(line)).map((line) => `+ ${line.trim()}`),
  ];
  const first = old.findIndex((line, index) => line !== now[index]);
  return [
    ...breaking.map((change) => `breaks clients: ${change.description}`),
    ...changed.slice(0, 40),
    ...(changed.length > 40 ? [`… and ${changed.length - 40} more lines`] : []),
    ...(changed.length === 0 ? [`the order differs from line ${first + 1} on`] : []),
  ];
}
