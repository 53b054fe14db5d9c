import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse';

/** The folder is not an LDBC graph; the message is for the person who named it. */
export class GraphError extends Error {
  override name = 'GraphError';
}

/**
 * Reads the tables of one folder of the benchmark's CSV, e.g. `person_0_0.csv`. Larger graphs come in several parts a
 * table (`person_1_0.csv`), which are read one after the other. Columns go by their place: two may share a name.
 */
export async function openTables(folder: string): Promise<(table: string) => AsyncGenerator<string[]>> {
  const names = await readdir(folder).catch(() => {
    throw new GraphError(`There is no folder ${folder}. An LDBC graph has the folders dynamic and static.`);
  });
  return (table) => rows(folder, partsOf(names, table), table);
}

function partsOf(names: string[], table: string): string[] {
  const part = new RegExp(`^${table}_\\d+_\\d+\\.csv$`);
  return names.filter((name) => part.test(name)).sort();
}

async function* rows(folder: string, parts: string[], table: string): AsyncGenerator<string[]> {
  if (parts.length === 0) throw new GraphError(`${folder} has no ${table}_0_0.csv.`);
  for (const part of parts) {
    // Quotes are ordinary characters in these files.
    const parser = parse({ delimiter: '|', quote: false, escape: null, fromLine: 2, relaxColumnCount: true });
    const source = createReadStream(join(folder, part));
    source.on('error', (error) => parser.destroy(error));
    yield* source.pipe(parser) as AsyncIterable<string[]>;
  }
}
