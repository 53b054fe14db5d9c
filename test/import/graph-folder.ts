import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** The tiny graph that is part of the tests. */
export const tinyGraph = resolve(import.meta.dirname, 'graph');

/** The real graph, where it is at hand: below LEELA_SHARED, or in `shared` beside the repository. Null otherwise. */
export function realGraph(): string | null {
  const shared = process.env.LEELA_SHARED ?? resolve(root, '../shared');
  const folder = resolve(shared, 'data/ldbc-snb');
  if (existsSync(resolve(folder, 'dynamic'))) return folder;
  console.warn(`SKIPPED: there is no LDBC graph in ${folder}; LEELA_SHARED names another place.`);
  return null;
}
