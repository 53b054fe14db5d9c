import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  CommunityPostModel,
  CommunityPostStatus,
  publicTags,
  type CommunityPost,
} from '../../models/community/index.js';
import { requireViewer } from '../../auth/viewer.js';

/** Posts of one transaction. */
const BATCH = 100;

/** Removes what a banned user has published in a group, in the name of the ban. Can be cut off and done again. */
export async function removePostsOfBan(
  ctx: Context,
  group: Types.ObjectId,
  author: Types.ObjectId,
  ban: Types.ObjectId,
): Promise<void> {
  const by = requireViewer(ctx).id;
  const filter = { group, author, status: CommunityPostStatus.PUBLISHED, deletedAt: null };
  await inBatches(ctx, filter, (tx, rows) => {
    for (const row of rows) {
      const facts = { post: row._id, author, group, tags: publicTags(row) };
      tx.emit('topic.unpublished', { ...facts, why: 'removed', removedBy: by }, by);
    }
    return { status: CommunityPostStatus.REMOVED, removedBy: ban, reviewedBy: by };
  });
}

/** Brings back what a ban removed, and nothing that was removed for another reason. */
export async function restorePostsOfBan(ctx: Context, ban: Types.ObjectId): Promise<void> {
  const by = requireViewer(ctx).id;
  const filter = { removedBy: ban, status: CommunityPostStatus.REMOVED, deletedAt: null };
  await inBatches(ctx, filter, (tx, rows) => {
    for (const row of rows) {
      const facts = { post: row._id, author: row.author, group: row.group, tags: publicTags(row) };
      tx.emit('topic.published', { ...facts, mentions: [], at: row.publishedAt ?? tx.at }, by);
    }
    return { status: CommunityPostStatus.PUBLISHED };
  });
}

async function inBatches(
  ctx: Context,
  filter: Record<string, unknown>,
  change: (tx: Parameters<Parameters<typeof transact>[1]>[0], rows: CommunityPost[]) => object,
): Promise<void> {
  for (;;) {
    const done = await transact(ctx, async (tx) => {
      const rows = await CommunityPostModel.collection
        .find<CommunityPost>(filter, { session: tx.session, limit: BATCH })
        .toArray();
      if (rows.length === 0) return true;
      await CommunityPostModel.collection.updateMany(
        { _id: { $in: rows.map(({ _id }) => _id) } },
        { $set: { ...change(tx, rows), updatedAt: tx.at } },
        { session: tx.session },
      );
      return rows.length < BATCH;
    });
    if (done) return;
  }
}
