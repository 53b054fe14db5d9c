import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Types } from 'mongoose';
import type { Row } from './personal-data.js';
import { personalDataTable } from './table.js';
import { tellRows } from './tell.js';

/** The user whose data is exported. */
export interface Subject {
  id: Types.ObjectId;
  email: string;
}

/** Number of rows in memory at a time. */
const BATCH = 200;

/** Writes all data about a user into a file, as JSON: one list per exported collection. */
export async function writeExport(
  one: Subject,
  path: string,
  { signal, progress }: { signal: AbortSignal; progress?: ((collection: string) => void) | undefined },
): Promise<void> {
  const text = Readable.from(textOf(one, progress), { objectMode: false });
  await pipeline(text, createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal });
}

async function* textOf(one: Subject, progress?: (collection: string) => void): AsyncGenerator<string> {
  yield `{\n"format": "leela-export-1",\n"exportedAt": ${JSON.stringify(new Date())}`;
  for (const data of personalDataTable()) {
    if (!data.told) continue;
    yield `,\n${JSON.stringify(data.told.as)}: [`;
    let first = true;
    for await (const rows of batches(data.model.collection.find<Row>(data.told.own(one)).batchSize(BATCH))) {
      const told = (await tellRows(data, rows)).map((row) => JSON.stringify(row));
      yield `${first ? '' : ','}\n${told.join(',\n')}`;
      first = false;
      progress?.(data.model.collection.name);
    }
    yield first ? ']' : '\n]';
  }
  yield '\n}\n';
}

async function* batches(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    if (batch.push(row) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
