import { models } from './base.js';
import './agents/index.js';
import './analytics/index.js';
import './billing/index.js';
import './calendar/index.js';
import './community/index.js';
import './hiring/index.js';
import './identity/index.js';
import './marketplace/index.js';
import './messaging/index.js';
import './moderation/index.js';
import './platform/index.js';
import './privacy/index.js';
import './rewards/index.js';
import './social/index.js';
import './studio/index.js';
import './support/index.js';
import './system/index.js';

/** The result of building the indexes of one collection. */
export interface IndexReport {
  collection: string;
  /** Indexes in the database that no model declares. Kept unless `drop` is set. */
  unknown: string[];
  dropped: boolean;
}

/**
 * Creates every collection and every index that a model declares. Called at start, where it is fast if nothing is
 * new; never during a request. `npm run db:indexes -- --drop` drops undeclared ones.
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
