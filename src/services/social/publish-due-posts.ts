import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import { PostModel, PostStatus, type Post } from '../../models/social/index.js';
import { releasePost } from './publication.js';
import { ensureTags } from './tags.js';

const BATCH = 100;

/**
 * Publishes due scheduled posts, each in its own transaction on the condition that it is still due, so that two
 * gateways publish it once. A failed one is reported at the end and does not stop the others.
 */
export async function publishDuePosts({ signal }: { signal: AbortSignal }): Promise<number> {
  const failed: { id: Types.ObjectId; error: unknown }[] = [];
  let published = 0;
  while (!signal.aborted) {
    const due = { status: PostStatus.SCHEDULED, publishAt: { $lte: new Date() } };
    const posts = await PostModel.find(
      { ...due, deletedAt: null, _id: { $nin: failed.map(({ id }) => id) } },
      { tags: 1 },
    )
      .sort({ publishAt: 1, _id: 1 })
      .limit(BATCH)
      .lean<Pick<Post, '_id' | 'tags'>[]>();
    if (posts.length === 0) break;
    for (const { _id, tags } of posts) {
      if (signal.aborted) break;
      try {
        await ensureTags(tags);
        if (await transact(null, (tx) => releasePost(tx, _id, due))) published += 1;
      } catch (error) {
        failed.push({ id: _id, error });
      }
    }
  }
  if (failed.length > 0)
    throw new AggregateError(
      failed.map(({ error }) => error),
      `${failed.length} scheduled posts could not be published.`,
    );
  return published;
}
