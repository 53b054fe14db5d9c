import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Types } from 'mongoose';
import type { Row } from './personal-data.js';
import { PERSONAL_DATA } from './table.js';
import { tellRows } from './tell.js';

/** Whose data is told. */
export interface Subject {
  id: Types.ObjectId;
  email: string;
}

/** Rows that are in memory at a time. */
const BATCH = 200;

/** Writes all that is kept about somebody into a file, as JSON: a list for each collection that tells of them. */
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
  for (const data of PERSONAL_DATA) {
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
