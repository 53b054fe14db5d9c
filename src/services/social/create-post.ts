import { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { isBelow, PostModel, PostStatus, TimelineFloorModel } from '../../models/social/index.js';
import { audienceOf } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from './actor.js';
import { draftPost, type PostDraft, type PostInput } from './post-draft.js';
import { attachMedia } from './post-media.js';
import { announcePost } from './publication.js';
import { checkPublishAt } from './publish-post.js';

/** What `createPost` takes. */
export interface CreatePostInput extends PostInput {
  clientId?: string | null;
}

/** What bulk callers may set besides: when it was really made. */
export interface OriginalTime {
  at?: Date;
}

/** The same of what has an id: bulk callers derive it from their source, so that they find their own work again. */
export interface Original extends OriginalTime {
  id?: Types.ObjectId;
}

/** What a creation answers with. */
export type CreatedPost = { post: Types.ObjectId };

/** Publishes a post inside of a transaction. */
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

/** Publishes a post: the row, its author's own timeline entry and the event. A draft is the row alone. */
export async function createPost(ctx: Context, input: CreatePostInput): Promise<CreatedPost> {
  const actor = actorOf(ctx);
  const draft = await draftPost(actor, input);
  return transact(ctx, (tx) =>
    tx.once(actor.viewer.id, 'createPost', input.clientId, input, () => insertPost(tx, actor, draft)),
  );
}

async function insertPost(
  tx: Tx,
  actor: Actor,
  draft: PostDraft,
  { at = tx.at, id: post = new Types.ObjectId() }: Original = {},
): Promise<CreatedPost> {
  // Looked at here, where a repetition of what was done in time no longer comes.
  if (draft.publishAt) checkPublishAt(draft.publishAt, tx.at);
  const author = await actor.loaders.user.load(actor.viewer.id);
  if (!author) throw refuse.notFound('The author');
  const audience = audienceOf(draft.visibility, author);
  const row = { _id: post, author: author._id, ...draft, audience, createdAt: at, updatedAt: tx.at };
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

/** Old posts that are brought in later don't go where a trimmed timeline is no longer complete. */
async function isBelowFloor(tx: Tx, owner: Types.ObjectId, at: Date, post: Types.ObjectId): Promise<boolean> {
  if (at.getTime() >= tx.at.getTime()) return false;
  const floor = await TimelineFloorModel.findOne({ owner }).session(tx.session).lean();
  return floor !== null && isBelow({ at, post }, floor);
}
