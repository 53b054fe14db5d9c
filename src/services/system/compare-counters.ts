import type { ClientSession, Types } from 'mongoose';
import { countRows, type Counted, type Rows } from './count-rows.js';
import type { CountedCollection, CounterDocument } from './counters/counted.js';

/** A counter that differs from its rows. */
export interface Drift {
  collection: string;
  id: Types.ObjectId;
  path: string;
  stored: number;
  counted: number;
  readOnly: boolean;
}

/** The counters of the documents that differ from their rows, both read in this session. */
export async function compareCounters(
  source: CountedCollection,
  documents: readonly CounterDocument[],
  session: ClientSession,
): Promise<Drift[]> {
  const { model, key, counters, derived = {} } = source;
  const keys = documents.map((document) => document[key] as Types.ObjectId | string);
  // Counters of the same rows share one command.
  const results = new Map<string, Counted>();
  for (const rows of counters.flatMap((counter) => counter.rows)) {
    const name = nameOf(rows);
    if (!results.has(name)) results.set(name, await countRows(rows, keys, session));
  }
  const special = new Map<string, Map<string, number>>();
  for (const { path, count } of counters) if (count) special.set(path, await count(documents, session));
  return documents.flatMap((document) => {
    const counted = new Map(
      counters.map(({ path, rows, apart = '', negated }) => {
        const given = special.get(path)?.get(String(document._id));
        if (given !== undefined) return [path, given];
        const of = (one: Rows): number => results.get(nameOf(one))?.get(String(document[key]))?.[apart] ?? 0;
        const sum = rows.reduce((total, one) => total + of(one), 0);
        return [path, negated ? -sum : sum];
      }),
    );
    for (const [path, compute] of Object.entries(derived))
      counted.set(
        path,
        compute((other) => counted.get(other) ?? 0, document),
      );
    return [...counted]
      .map(([path, number]) => ({
        collection: model.collection.name,
        id: document._id,
        path,
        stored: valueAt(document, path),
        counted: number,
        readOnly: counters.find((counter) => counter.path === path)?.readOnly ?? false,
      }))
      .filter((one) => one.stored !== one.counted);
  });
}

/** The fields of a document that a comparison needs. */
export function projectionOf(source: CountedCollection): Record<string, 1> {
  const { key, counters, fields = [], derived = {} } = source;
  const paths = [...counters.map((counter) => counter.path), ...Object.keys(derived), ...fields, key];
  return Object.fromEntries(paths.map((path) => [path, 1]));
}

function nameOf({ model, through, ...rest }: Rows): string {
  const further = through ? { ...through, model: through.model.collection.name } : null;
  return JSON.stringify([model.collection.name, rest, further]);
}

function valueAt(document: Record<string, unknown>, path: string): number {
  const value = path
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document);
  return typeof value === 'number' ? value : 0;
}
