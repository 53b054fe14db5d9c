// An example for every root field: what the tests send, or else the smallest document.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print, validate } from 'graphql';
import { readOperations } from './documents.mjs';
import { minimalDocument } from './minimal.mjs';

/** Longer documents are tests of something, not examples. */
const MOST_LINES = 45;

/** The files of the tests whose documents may become examples. */
export function exampleFiles(root) {
  return readdirSync(join(root, 'test'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|graphql)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(join(root, 'test', 'generated')))
    .sort();
}

/** The root fields of a schema with the kind of operation that they belong to. */
export function rootFields(schema) {
  const types = { query: schema.getQueryType(), mutation: schema.getMutationType() };
  return Object.entries({ ...types, subscription: schema.getSubscriptionType() }).flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ kind, field })),
  );
}

/**
 * The examples by `kind.field`: the document, and the file that sends it. A generated document has the place null.
 */
export function chooseExamples(root, schema, files = exampleFiles(root)) {
  const candidates = new Map();
  for (const { operation, place } of readOperations(root, files)) {
    const { kind, fields } = rootOf(operation);
    if (fields.length === 0 || !isValid(schema, operation)) continue;
    const text = print(operation);
    const rank = rankOf(place, fields.length, text.split('\n').length);
    for (const name of fields) {
      const best = candidates.get(`${kind}.${name}`);
      if (!best || rank < best.rank) candidates.set(`${kind}.${name}`, { text, place, rank });
    }
  }
  return new Map(
    rootFields(schema).map(({ kind, field }) => {
      const found = candidates.get(`${kind}.${field.name}`);
      const example = found && { text: found.text, place: found.place };
      return [
        `${kind}.${field.name}`,
        example ?? { text: print(parse(minimalDocument(kind, field))), place: null },
      ];
    }),
  );
}

function rootOf(document) {
  const operation = document.definitions.find((part) => part.kind === 'OperationDefinition');
  const fields = operation.selectionSet.selections.flatMap((part) =>
    part.kind === 'Field' && !part.name.value.startsWith('__') ? [part.name.value] : [],
  );
  return { kind: operation.operation, fields: [...new Set(fields)] };
}

/** Some tests send what the gateway must refuse; for some of that, graphql-js throws. */
function isValid(schema, document) {
  try {
    return validate(schema, document).length === 0;
  } catch {
    return false;
  }
}

/** Lower is better: one root field; the collected operations before those inside a test; short, but more than the least. */
function rankOf(place, roots, lines) {
  const source = place.endsWith('.graphql') ? 0 : place.endsWith('operations.ts') ? 1 : 2;
  const tooLong = lines > MOST_LINES ? 1 : 0;
  const tooShort = lines < 5 ? 1 : 0;
  return (
    (roots - 1) * 1e6 + (tooLong + tooShort) * 1e5 + source * 1e4 + (tooLong ? lines : MOST_LINES - lines)
  );
}
