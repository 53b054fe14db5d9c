import { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { CommentModel, CommentTarget, MAX_COMMENT_DEPTH, type Comment } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from './actor.js';
import { toBody } from './comment-body.js';
import type { Original } from './create-post.js';
import { mentionedIn } from './mentions.js';
import { publishedPost, visibleComment } from './visible.js';

/** What `addComment` takes. */
export interface AddCommentInput {
  targetId: Types.ObjectId;
  /** The comment that it answers. */
  parentId?: Types.ObjectId | null;
  body: string;
  clientId?: string | null;
}

/** What it answers with. */
export type AddedComment = { comment: Types.ObjectId };

/** Comments inside of a transaction. */
export async function addCommentIn(
  tx: Tx,
  actor: Actor,
  input: AddCommentInput,
  original: Original = {},
): Promise<AddedComment> {
  const draft = await draftComment(actor, input);
  return tx.once(actor.viewer.id, 'addComment', input.clientId, input, () =>
    insertComment(tx, actor, draft, original),
  );
}

/** Comments on a post, or answers a comment. */
export async function addComment(ctx: Context, input: AddCommentInput): Promise<AddedComment> {
  const actor = actorOf(ctx);
  const draft = await draftComment(actor, input);
  return transact(ctx, (tx) =>
    tx.once(actor.viewer.id, 'addComment', input.clientId, input, () => insertComment(tx, actor, draft)),
  );
}

interface CommentDraft {
  target: Types.ObjectId;
  targetAuthor: Types.ObjectId;
  place: Place;
  replyToAuthor: Types.ObjectId | null;
  body: string;
  mentions: Types.ObjectId[];
}

async function draftComment(
  actor: Actor,
  { targetId, parentId, body }: AddCommentInput,
): Promise<CommentDraft> {
  const words = toBody(body);
  const post = await publishedPost(actor, targetId, 'targetId');
  const answered = parentId ? await visibleComment(actor, parentId, 'parentId') : null;
  if (answered && !answered.target.equals(post._id))
    throw refuse.badInput('The parent is a comment on something else.', 'parentId');
  return {
    target: post._id,
    targetAuthor: post.author,
    place: placeUnder(answered),
    replyToAuthor: answered?.author ?? null,
    body: words,
    mentions: await mentionedIn(actor, words, 'body'),
  };
}

type Place = Pick<Comment, 'parent' | 'replyTo' | 'depth'>;

/** Where an answer hangs: under what it answers, or beside it where the tree ends, with a note of what it answers. */
export function placeUnder(answered: Pick<Comment, '_id' | 'parent' | 'depth'> | null): Place {
  if (!answered) return { parent: null, replyTo: null, depth: 0 };
  if (answered.depth < MAX_COMMENT_DEPTH)
    return { parent: answered._id, replyTo: null, depth: answered.depth + 1 };
  return { parent: answered.parent, replyTo: answered._id, depth: MAX_COMMENT_DEPTH };
}

async function insertComment(
  tx: Tx,
  actor: Actor,
  { target, targetAuthor, place, replyToAuthor, body, mentions }: CommentDraft,
  { at = tx.at, id: comment = new Types.ObjectId() }: Original = {},
): Promise<AddedComment> {
  const author = actor.viewer.id;
  const targetType = CommentTarget.POST;
  const row = {
    _id: comment,
    targetType,
    target,
    author,
    ...place,
    body,
    mentions,
    createdAt: at,
    updatedAt: at,
  };
  await CommentModel.create([row], { session: tx.session });
  const { parent } = place;
  const answered = place.replyTo ?? parent;
  const facts = {
    comment,
    author,
    targetType,
    target,
    parent,
    targetAuthor,
    replyToAuthor,
    answered,
    mentions,
    ...(at < tx.at ? { at } : {}),
  };
  tx.emit('comment.added', facts, author);
  return { comment };
}
