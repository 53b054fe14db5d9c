import { transact } from '../../events/transact.js';
import { StoryModel, type Story } from '../../models/social/index.js';
import { detachUploads } from '../system/index.js';

const BATCH = 200;

/**
 * Removes stories whose day is over and that no highlight keeps, and lets go of what they use. Each in a transaction of
 * its own, on the condition that it is still over: a highlight that takes it at this moment wins or finds it gone.
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
