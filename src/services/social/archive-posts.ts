import { transact, type Tx } from '../../events/transact.js';
import { Audience, LISTED, PostModel, PostStatus, type Post } from '../../models/social/index.js';

const BATCH = 200;
/** So old a post is archived (S0§2): made and last changed two years ago. */
const AGE_YEARS = 2;

/**
 * Takes posts that are two years old out of all lists, a batch a transaction; their authors keep them in their archive.
 * Posts that were brought in with an older date count from when they came. That a post is still published is the
 * condition, so a run that was cut off, or is repeated, archives each once.
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

type Archived = Pick<Post, '_id' | 'author' | 'category' | 'tags' | 'quoteOf'>;

async function archiveBatch(tx: Tx, before: Date): Promise<number> {
  const { session, at } = tx;
  const posts = await PostModel.collection
    .find<Archived>(
      {
        ...LISTED,
        audience: { $in: Object.values(Audience) },
        createdAt: { $lt: before },
        updatedAt: { $lt: before },
        // A repost goes out of sight with its original.
        repostOf: null,
      },
      {
        session,
        sort: { createdAt: 1, _id: 1 },
        limit: BATCH,
        projection: { author: 1, category: 1, tags: 1, quoteOf: 1 },
      },
    )
    .toArray();
  if (posts.length === 0) return 0;
  await PostModel.collection.updateMany(
    { _id: { $in: posts.map(({ _id }) => _id) } },
    { $set: { status: PostStatus.ARCHIVED, updatedAt: at } },
    { session },
  );
  for (const { _id: post, author, category, tags, quoteOf } of posts)
    tx.emit('post.archived', { post, author, category, tags, ...(quoteOf ? { quoteOf } : {}) }, null);
  return posts.length;
}
