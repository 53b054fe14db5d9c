import { transact, type Tx } from '../../events/transact.js';
import { Audience, LISTED, PostModel, PostStatus, type Post } from '../../models/social/index.js';

const BATCH = 200;
/** Age in years at which a post is archived: since its creation and its last change. */
const AGE_YEARS = 2;

/**
 * Removes posts that are two years old from all lists, one batch per transaction; their authors keep them in their
 * archive. Imported posts count from their import. The condition is that a post is still published, so repeated and
 * interrupted runs archive each once.
 */
export async function archivePosts({ signal }: { signal: AbortSignal }): Promise<number> {
  const before = new Date();
  before.setUTCFullYear(before.getUTCFullYear() - AGE_YEARS);
  let archived = 0;
  while (!signal.aborted) {
    const count = await transact(null, (tx) => archiveBatch(tx, before));
    archived += count;
    if (count < BATCH) break;
  }
  return archived;
}

type Archived = Pick<Post, '_id' | 'author' | 'category' | 'tags' | 'quoteOf' | 'audience'>;

async function archiveBatch(tx: Tx, before: Date): Promise<number> {
  const { session, at } = tx;
  const posts = await PostModel.collection
    .find<Archived>(
      {
        ...LISTED,
        audience: { $in: Object.values(Audience) },
        createdAt: { $lt: before },
        updatedAt: { $lt: before },
        // A repost is hidden with its original.
        repostOf: null,
      },
      {
        session,
        sort: { createdAt: 1, _id: 1 },
        limit: BATCH,
        projection: { author: 1, category: 1, tags: 1, quoteOf: 1, audience: 1 },
      },
    )
    .toArray();
  if (posts.length === 0) return 0;
  await PostModel.collection.updateMany(
    { _id: { $in: posts.map(({ _id }) => _id) } },
    { $set: { status: PostStatus.ARCHIVED, updatedAt: at } },
    { session },
  );
  for (const { _id: post, author, category, tags, quoteOf, audience } of posts)
    tx.emit(
      'post.archived',
      { post, author, category, tags, audience, ...(quoteOf ? { quoteOf } : {}) },
      null,
    );
  return posts.length;
}
