import { Types } from 'mongoose';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import { searchTextOf } from '../../lib/text.js';
import type { Context } from '../../loaders/context.js';
import { isBelow, PostModel, PostStatus, TimelineFloorModel } from '../../models/social/index.js';
import { audienceOf } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from './actor.js';
import { draftPost, type PostDraft, type PostInput } from './post-draft.js';
import { attachMedia } from './post-media.js';
import { announcePost } from './publication.js';
import { checkPublishAt } from './publish-post.js';

/** The input of `createPost`. */
export interface CreatePostInput extends PostInput {
  clientId?: string | null;
}

/** The original time of imported content. */
export interface OriginalTime {
  at?: Date;
}

/** The original time and id. Imports derive the id from their source, so that a repeated run finds its rows. */
export interface Original extends OriginalTime {
  id?: Types.ObjectId;
}

/** The result of `createPost`. */
export type CreatedPost = { post: Types.ObjectId };

/** Publishes a post in a transaction. */
export async function createPostIn(
  tx: Tx,
  actor: Actor,
  input: CreatePostInput,
  original: Original = {},
): Promise<CreatedPost> {
  const draft = await draftPost(actor, input);
  return tx.once(actor.viewer.id, 'createPost', input.clientId, input, () =>
    insertPost(tx, actor, draft, original),
  );
}

/** Publishes a post: the row, the author's own timeline entry and the event. A draft is the row only. */
export async function createPost(ctx: Context, input: CreatePostInput): Promise<CreatedPost> {
  const actor = actorOf(ctx);
  return orEarlier(actor.viewer.id, 'createPost', input.clientId, input, async () => {
    const draft = await draftPost(actor, input);
    return transact(ctx, (tx) =>
      tx.once(actor.viewer.id, 'createPost', input.clientId, input, () => insertPost(tx, actor, draft)),
    );
  });
}

async function insertPost(
  tx: Tx,
  actor: Actor,
  draft: PostDraft,
  { at = tx.at, id: post = new Types.ObjectId() }: Original = {},
): Promise<CreatedPost> {
  // Checked here, because a repetition of an earlier success does not get this far.
  if (draft.publishAt) checkPublishAt(draft.publishAt, tx.at);
  const author = await actor.loaders.user.load(actor.viewer.id);
  if (!author) throw refuse.notFound('The author');
  const audience = audienceOf(draft.visibility, author);
  const searchText = searchTextOf(draft.title, draft.caption);
  const row = {
    ...{ _id: post, author: author._id, ...draft, audience, createdAt: at, updatedAt: tx.at },
    ...(searchText === null ? {} : { searchText }),
  };
  await PostModel.create([row], { session: tx.session });
  await attachMedia(tx, row);
  if (draft.status === PostStatus.PUBLISHED) {
    const onTimeline = !(await isBelowFloor(tx, author._id, at, post));
    const { category, tags, mentions, quoteOf } = draft;
    await announcePost(
      tx,
      { post, author: author._id, category, tags, mentions, at, audience, ...(quoteOf ? { quoteOf } : {}) },
      { onTimeline },
    );
  }
  return { post };
}

/** Whether a timeline is no longer complete at the time of a post: imported old posts are not added there. */
async function isBelowFloor(tx: Tx, owner: Types.ObjectId, at: Date, post: Types.ObjectId): Promise<boolean> {
  if (at.getTime() >= tx.at.getTime()) return false;
  const floor = await TimelineFloorModel.findOne({ owner }).session(tx.session).lean();
  return floor !== null && isBelow({ at, post }, floor);
}
