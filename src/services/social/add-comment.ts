import { Types } from 'mongoose';
import { targetRow } from '../../domain.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  CommentModel,
  type Comment,
  type CommentTarget,
  type PublicLikeTarget,
} from '../../models/social/index.js';
import type { CommunityAttachment } from '../../models/community/index.js';
import { refuse } from '../../schema/errors.js';
import {
  attachCommunityUploads,
  toCommunityAttachments,
  type CommunityAttachmentInput,
} from '../system/index.js';
import { actorOf, type Actor } from './actor.js';
import { toBody } from './comment-body.js';
import type { Original } from './create-post.js';
import { mentionedIn } from './mentions.js';
import { visibleComment, visibleTarget } from './visible.js';

/** The input of `addComment`. */
export interface AddCommentInput {
  targetId: Types.ObjectId;
  /** The type of the target. Defaults to a post. */
  targetType?: CommentTarget;
  /** The comment to reply to. */
  parentId?: Types.ObjectId | null;
  body: string;
  attachments?: readonly CommunityAttachmentInput[] | null;
  clientId?: string | null;
}

/** The result of `addComment`. */
export type AddedComment = { comment: Types.ObjectId };

/** Adds a comment in a transaction. */
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

/** Comments on a post or on another target, or replies to a comment. */
export async function addComment(ctx: Context, input: AddCommentInput): Promise<AddedComment> {
  const actor = actorOf(ctx);
  return orEarlier(actor.viewer.id, 'addComment', input.clientId, input, async () => {
    const draft = await draftComment(actor, input);
    return transact(ctx, (tx) =>
      tx.once(actor.viewer.id, 'addComment', input.clientId, input, () => insertComment(tx, actor, draft)),
    );
  });
}

interface CommentDraft {
  targetType: CommentTarget;
  target: Types.ObjectId;
  group: Types.ObjectId | null;
  targetAuthor: Types.ObjectId;
  place: Place;
  replyToAuthor: Types.ObjectId | null;
  body: string;
  attachments: CommunityAttachment[];
  mentions: Types.ObjectId[];
}

async function draftComment(
  actor: Actor,
  { targetId, targetType = 'Post', parentId, body, attachments }: AddCommentInput,
): Promise<CommentDraft> {
  const rules = targetRow(targetType).comments!;
  const words = toBody(body, rules.maxLength);
  const { row, target } = await visibleTarget(
    actor,
    { type: targetType as PublicLikeTarget, id: targetId },
    'targetId',
  );
  await rules.check?.(actor, target, 'targetId');
  const answered = parentId ? await visibleComment(actor, parentId, 'parentId') : null;
  if (answered && !answered.target.equals(target._id))
    throw refuse.badInput('The parent comment belongs to another target.', 'parentId');
  return {
    targetType,
    target: target._id,
    group: (await row.group?.(actor, target)) ?? null,
    targetAuthor: row.author(target),
    place: placeUnder(answered, rules.maxDepth),
    replyToAuthor: answered?.author ?? null,
    body: words,
    attachments: await toCommunityAttachments(actor, attachments ?? [], { most: rules.attachments }),
    mentions: await mentionedIn(actor, words, 'body'),
  };
}

type Place = Pick<Comment, 'parent' | 'replyTo' | 'depth'>;

/**
 * The position of a reply: below the answered comment, or beside it at the deepest level, with a reference to the
 * answered comment.
 */
export function placeUnder(
  answered: Pick<Comment, '_id' | 'parent' | 'depth'> | null,
  deepest: number,
): Place {
  if (!answered) return { parent: null, replyTo: null, depth: 0 };
  if (answered.depth < deepest) return { parent: answered._id, replyTo: null, depth: answered.depth + 1 };
  return { parent: answered.parent, replyTo: answered._id, depth: deepest };
}

async function insertComment(
  tx: Tx,
  actor: Actor,
  {
    targetType,
    target,
    group,
    targetAuthor,
    place,
    replyToAuthor,
    body,
    attachments,
    mentions,
  }: CommentDraft,
  { at = tx.at, id: comment = new Types.ObjectId() }: Original = {},
): Promise<AddedComment> {
  const author = actor.viewer.id;
  const row = {
    _id: comment,
    targetType,
    target,
    author,
    ...place,
    body,
    ...(attachments.length > 0 ? { attachments } : {}),
    mentions,
    createdAt: at,
    updatedAt: at,
  };
  await CommentModel.create([row], { session: tx.session });
  await attachCommunityUploads(tx, author, { type: 'Comment', id: comment }, attachments);
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
    ...(group ? { group } : {}),
    ...(at < tx.at ? { at } : {}),
  };
  tx.emit('comment.added', facts, author);
  return { comment };
}
