import { models } from './base.js';
import './billing/index.js';
import './community/index.js';
import './identity/index.js';
import './messaging/index.js';
import './privacy/index.js';
import './social/index.js';
import './system/index.js';

/** What building the indexes of one collection came to. */
export interface IndexReport {
  collection: string;
  /** Indexes that stand in the database but in no model; left alone unless told to drop them. */
  unknown: string[];
  dropped: boolean;
}

/**
 * Makes every collection and every index that a model declares. Called at start, where it is quick when nothing is new;
 * never in the middle of a request. Dropping what no model declares is for `npm run db:indexes -- --drop`.
 */
export async function syncIndexes({ drop = false } = {}): Promise<IndexReport[]> {
  const reports: IndexReport[] = [];
  for (const model of models) {
    await model.createCollection();
    const { toDrop } = await model.diffIndexes();
    if (drop) await model.cleanIndexes();
    await model.createIndexes();
    reports.push({ collection: model.collection.name, unknown: toDrop.map(String), dropped: drop });
  }
  return reports;
}
