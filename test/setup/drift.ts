import { PostModel } from '../../src/models/social/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { reconcile } from '../../src/services/system/index.js';
import { allFolded } from './lanes.js';

/** What reconciling finds wrong about some people and their posts; other tests plant drift in the same database. */
export async function driftAround(...people: { id: string }[]) {
  const ids = people.map(({ id }) => readGlobalId(id)!.id);
  const posts = await PostModel.find({ author: { $in: ids } }, { _id: 1 }).lean();
  const theirs = new Set([...ids, ...posts.map(({ _id }) => _id)].map(String));
  const { drift } = await reconcile({ settle: allFolded });
  return drift.filter(({ id }) => theirs.has(String(id)));
}
