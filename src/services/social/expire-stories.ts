import { transact } from '../../events/transact.js';
import { StoryModel, type Story } from '../../models/social/index.js';
import { detachUploads } from '../system/index.js';

const BATCH = 200;

/**
 * Removes expired stories that are in no highlight, and releases their files. Each in its own transaction, on the
 * condition that it is still expired: a concurrent highlight either keeps it or finds it removed.
 */
export async function expireStories({ signal }: { signal: AbortSignal }): Promise<number> {
  let removed = 0;
  while (!signal.aborted) {
    const over = { expireAt: { $lte: new Date() } };
    const stories = await StoryModel.find(over, { _id: 1 })
      .sort({ expireAt: 1 })
      .limit(BATCH)
      .lean<Story[]>();
    if (stories.length === 0) break;
    for (const { _id } of stories) {
      if (signal.aborted) break;
      await transact(null, async (tx) => {
        const { deletedCount } = await StoryModel.collection.deleteOne(
          { _id, ...over },
          { session: tx.session },
        );
        if (deletedCount === 1) await detachUploads(tx, _id);
      });
      removed += 1;
    }
  }
  return removed;
}
