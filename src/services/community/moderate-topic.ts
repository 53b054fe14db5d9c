import type { Types } from 'mongoose';
import { isModerator, requireModerator } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import {
  CommunityAudience,
  CommunityPostModel,
  CommunityPostStatus,
  CommunityPostVersionModel,
  publicTags,
  topicRank,
  type CommunityPost,
} from '../../models/community/index.js';
import { canSeeCommunityPost, moderatesCommunityPost } from '../../rules/community/index.js';
import { hasCaseToTakeAway } from '../../rules/moderation/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from '../social/index.js';
import { detachUploads } from '../system/index.js';
import { announceTopic, published } from './create-topic.js';
import { requireModeratorOf, requirePartIn } from './topic-rules.js';
import { visibleCommunityPost } from './visible.js';

type ObjectId = Types.ObjectId;

const { PENDING, PUBLISHED, REMOVED } = CommunityPostStatus;

/**
 * Deletes the viewer's post. A moderator removes it instead: its author still reads it, with the reason, and a moderator
 * may bring it back.
 */
export async function deleteTopic(ctx: Context, id: ObjectId): Promise<void> {
  const actor = actorOf(ctx);
  const post = await ctx.loaders.communityPost.load(id);
  const seen = post !== null && !post.deletedAt && (await canSeeCommunityPost(ctx, post));
  if (!post || post.deletedAt || !(seen || (await hasCaseToTakeAway(ctx, id))))
    throw refuse.notFound('The community post', 'communityPostId');
  if (!post.author.equals(actor.viewer.id)) return removeTopic(actor, post);
  await requirePartIn(actor, post, 'communityPostId');
  await transact(ctx, async (tx) => {
    const before = await take(tx, id, { deletedAt: null }, { deletedAt: tx.at });
    if (!before) return;
    await detachUploads(tx, id);
    if (before.status === PUBLISHED) withdrawn(tx, before, 'deleted', actor.viewer.id);
  });
}

async function removeTopic(actor: Actor, post: CommunityPost): Promise<void> {
  if (!(await moderatesCommunityPost(actor, post)) && !isModerator(actor))
    throw refuse.forbidden('Only the author and moderators delete a post.', 'communityPostId');
  await transact(actor, (tx) => removeIn(tx, post._id, actor.viewer.id));
}

/** Removes a post as a moderator, in a transaction; false where it was removed or deleted before. */
export async function removeIn(tx: Tx, id: ObjectId, by: ObjectId, reason?: string | null): Promise<boolean> {
  const before = await take(
    tx,
    id,
    { deletedAt: null, status: { $ne: REMOVED } },
    { status: REMOVED, reviewedBy: by, ...(reason ? { reviewReason: reason } : {}) },
  );
  if (before?.status === PUBLISHED) withdrawn(tx, before, 'removed', by);
  return before !== null;
}

function withdrawn(tx: Tx, topic: CommunityPost, why: 'deleted' | 'removed', by: ObjectId): void {
  const { _id: post, author, group } = topic;
  const removed = why === 'removed' ? { removedBy: by } : {};
  tx.emit('topic.unpublished', { post, author, group, tags: publicTags(topic), why, ...removed }, by);
}

/** Changes a post where it still is what it should be; answers what it was. */
async function take(
  tx: Tx,
  _id: ObjectId,
  where: Record<string, unknown>,
  set: Record<string, unknown>,
): Promise<CommunityPost | null> {
  return (await CommunityPostModel.collection.findOneAndUpdate(
    { _id, ...where },
    { $set: { ...set, updatedAt: tx.at } },
    { session: tx.session, returnDocument: 'before' },
  )) as CommunityPost | null;
}

/** What `reviewCommunityPost` takes. */
export interface ReviewTopicInput {
  communityPostId: ObjectId;
  approve: boolean;
  reason?: string | null;
}

/** Decides about a post that waits for approval, or brings back one that was removed. @throws CONFLICT the second time */
export async function reviewTopic(
  ctx: Context,
  { communityPostId: id, approve, reason }: ReviewTopicInput,
): Promise<void> {
  const actor = actorOf(ctx);
  const post = await visibleCommunityPost(actor, id);
  await requireModeratorOf(actor, post, 'communityPostId');
  const by = actor.viewer.id;
  await transact(ctx, async (tx) => {
    const current = await CommunityPostModel.findOne({ _id: id, deletedAt: null })
      .session(tx.session)
      .lean<CommunityPost>();
    const may = current && (approve ? [PENDING, REMOVED] : [PENDING]).includes(current.status);
    if (!may)
      throw refuse.conflict('This post was reviewed before, or waits for nothing.', 'communityPostId');
    const first = current.publishedAt === null;
    const set = approve
      ? { status: PUBLISHED, reviewedBy: by, ...(first ? published(tx.at) : {}) }
      : { status: REMOVED, reviewedBy: by, ...(reason ? { reviewReason: reason } : {}) };
    await take(tx, id, { status: current.status }, set);
    if (approve) await announceTopic(tx, { ...current, status: PUBLISHED }, current.publishedAt ?? tx.at, by);
    else tx.emit('topic.rejected', { post: id, author: current.author, group: current.group!, by }, by);
  });
}

/** Pins a post to the top of its group, or lets it go. For moderators. Doing it twice changes nothing. */
export async function pinTopic(ctx: Context, id: ObjectId, isPinned: boolean): Promise<void> {
  const post = await moderated(ctx, id);
  const rank = topicRank(post.publishedAt!, isPinned);
  await flag(ctx, post, { isPinned: !isPinned }, { isPinned, rank });
}

/** Locks a post, which then takes no comments and votes, or opens it again. For moderators. */
export async function lockTopic(ctx: Context, id: ObjectId, isLocked: boolean): Promise<void> {
  await flag(ctx, await moderated(ctx, id), { isLocked: !isLocked }, { isLocked });
}

async function moderated(ctx: Context, id: ObjectId): Promise<CommunityPost> {
  const actor = actorOf(ctx);
  const post = await visibleCommunityPost(actor, id);
  await requireModeratorOf(actor, post, 'communityPostId');
  if (post.status !== PUBLISHED) throw refuse.conflict('This post is not published.', 'communityPostId');
  return post;
}

/** Picks a public post for everyone, or takes it back. For moderators of the platform. */
export async function featureTopic(ctx: Context, id: ObjectId, isFeatured: boolean): Promise<void> {
  requireModerator(ctx);
  const post = await visibleCommunityPost(ctx, id);
  if (isFeatured && (post.audience !== CommunityAudience.PUBLIC || post.status !== PUBLISHED))
    throw refuse.conflict('Only published posts that everyone sees can be featured.', 'communityPostId');
  await flag(
    ctx,
    post,
    { isFeatured: !isFeatured },
    { isFeatured, featuredAt: isFeatured ? sharedNow() : null },
  );
}

async function flag(
  ctx: Context,
  { _id: id }: CommunityPost,
  where: Record<string, unknown>,
  set: Record<string, unknown>,
): Promise<void> {
  const by = actorOf(ctx).viewer.id;
  await transact(ctx, async (tx) => {
    const before = await take(tx, id, { ...where, deletedAt: null }, set);
    if (before?.status !== PUBLISHED) return;
    const { author, group } = before;
    const facts = {
      post: id,
      author,
      group,
      tags: publicTags(before),
      tagsAdded: [],
      tagsRemoved: [],
      mentionsAdded: [],
    };
    tx.emit('topic.updated', facts, by);
  });
}

/** Hides a former version of a post from everyone but its author and moderators, or shows it again. */
export async function hideTopicVersion(ctx: Context, id: ObjectId, isHidden: boolean): Promise<ObjectId> {
  const actor = actorOf(ctx);
  const version = await ctx.loaders.communityPostVersion.load(id);
  if (!version) throw refuse.notFound('The version', 'versionId');
  const post = await visibleCommunityPost(actor, version.post, 'versionId');
  await requireModeratorOf(actor, post, 'versionId');
  await transact(ctx, async (tx) => {
    await CommunityPostVersionModel.collection.updateOne(
      { _id: id },
      { $set: { isHidden } },
      { session: tx.session },
    );
  });
  return post._id;
}
