import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  CommunityPostModel,
  PollOptionModel,
  PollVoteModel,
  type CommunityPost,
  type PollVote,
} from '../../models/community/index.js';
import { moderatesCommunityPost } from '../../rules/community/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { isPollClosed } from './poll-draft.js';
import { checkOpen, requirePartIn } from './topic-rules.js';
import { visibleCommunityPost } from './visible.js';

type ObjectId = Types.ObjectId;

/** What `voteInPoll` takes. */
export interface VoteInPollInput {
  communityPostId: ObjectId;
  /** What the viewer chooses, in place of an earlier choice; empty withdraws it. */
  optionIds: ObjectId[];
}

/**
 * Votes in a poll, or changes the vote. The same again changes nothing.
 * @throws CONFLICT once the poll is closed or the post locked, BAD_USER_INPUT for other options or too many
 */
export async function voteInPoll(
  ctx: Context,
  { communityPostId: post, optionIds }: VoteInPollInput,
): Promise<void> {
  const actor = actorOf(ctx);
  const found = await visibleCommunityPost(actor, post);
  if (!found.poll) throw refuse.badInput('This post has no poll.', 'communityPostId');
  await checkOpen(actor, found, 'communityPostId');
  await requirePartIn(actor, found, 'communityPostId');
  if (!found.poll.allowMultiple && optionIds.length > 1)
    throw refuse.badInput('This poll takes one option.', 'optionIds');
  const user = actor.viewer.id;
  await transact(ctx, async (tx) => {
    const { session, at } = tx;
    // Read here: a poll may close while the request is on its way.
    const row = await CommunityPostModel.findOne({ _id: post, deletedAt: null }, { poll: 1, isLocked: 1 })
      .session(session)
      .lean<Pick<CommunityPost, 'poll'>>();
    if (!row?.poll || isPollClosed(row.poll, at))
      throw refuse.conflict('This poll is closed; it takes no further votes.', 'communityPostId');
    const options = await PollOptionModel.countDocuments({ post, _id: { $in: optionIds } }).session(session);
    if (options < optionIds.length) throw refuse.badInput('This is no option of the poll.', 'optionIds');
    const key = { user, post };
    const before = (
      optionIds.length === 0
        ? await PollVoteModel.collection.findOneAndDelete(key, { session })
        : await PollVoteModel.collection.findOneAndUpdate(
            key,
            { $set: { options: optionIds, updatedAt: at }, $setOnInsert: { createdAt: at } },
            { session, upsert: true, returnDocument: 'before' },
          )
    ) as PollVote | null;
    const was = before?.options ?? [];
    const same =
      was.length === optionIds.length && was.every((id) => optionIds.some((one) => one.equals(id)));
    if (same) return;
    tx.emit('poll.voted', { post, group: found.group, user, before: was, options: optionIds }, user);
  });
}

/** Closes a poll before its end: its author, or a moderator. Doing it twice changes nothing. */
export async function closePoll(ctx: Context, id: ObjectId): Promise<void> {
  const actor = actorOf(ctx);
  const post = await visibleCommunityPost(actor, id);
  if (!post.poll) throw refuse.badInput('This post has no poll.', 'communityPostId');
  const own = post.author.equals(actor.viewer.id);
  if (!own && !(await moderatesCommunityPost(actor, post)))
    throw refuse.forbidden('Only the author and moderators close a poll.', 'communityPostId');
  await requirePartIn(actor, post, 'communityPostId');
  await transact(ctx, async (tx) => {
    const { matchedCount } = await CommunityPostModel.collection.updateOne(
      {
        ...{ _id: id, deletedAt: null, 'poll.closedAt': null },
        $or: [{ 'poll.endsAt': null }, { 'poll.endsAt': { $gt: tx.at } }],
      },
      { $set: { 'poll.closedAt': tx.at, updatedAt: tx.at } },
      { session: tx.session },
    );
    if (matchedCount > 0)
      tx.emit('poll.closed', { post: id, author: post.author, by: actor.viewer.id }, actor.viewer.id);
  });
}
