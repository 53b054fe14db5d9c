import type { ClientSession, Types } from 'mongoose';
import {
  Audience,
  CommentModel,
  NotificationTarget,
  PostModel,
  PostStatus,
  type Comment,
  type Post,
} from '../../models/social/index.js';
import { audienceOf } from '../../rules/social/index.js';
import { wantsNotification } from '../../services/social/index.js';
import type { Candidate, Caused } from './intent.js';
import { activePeople, decisions, followTies, silences } from './people.js';

type ObjectId = Types.ObjectId;
type Told = Caused<{ kind: 'tell'; candidate: Candidate }>;

/**
 * Of all that could be told, what the recipients want to hear and may: nobody hears of themselves, of those they are
 * parted from or have muted, of kinds they have switched off, or of what they can't see. A handful of questions for any
 * number of candidates; the rules are asked again whenever a notification is read.
 */
export async function wanted(all: readonly Told[], session: ClientSession): Promise<Told[]> {
  let told = all.filter(({ candidate: { recipient, actor } }) => !recipient.equals(actor));
  if (told.length === 0) return [];
  const comments = await commentsOf(told, session);
  told = told.flatMap((one) => {
    const { candidate } = one;
    if (candidate.targetType !== NotificationTarget.COMMENT) return [one];
    const comment = comments.get(candidate.target.toHexString());
    return comment ? [{ ...one, candidate: { ...candidate, root: comment.target } }] : [];
  });
  const posts = await postsOf(told, session);
  const recipients = distinct(told.map(({ candidate }) => candidate.recipient));
  const authors = distinct([...posts.values()].map(({ author }) => author));
  const actors = distinct(told.map(({ candidate }) => candidate.actor));
  const others = distinct([...actors, ...authors]);
  const active = await activePeople(distinct([...recipients, ...others]), session);
  const preferences = await decisions(recipients, session);
  const { parted, muted } = await silences(recipients, others, session);
  const audiences = new Map(
    [...posts].map(([id, { visibility, author }]) => {
      const person = active.get(author.toHexString());
      return [id, person ? audienceOf(visibility, person) : Audience.NOBODY];
    }),
  );
  const narrow = [...audiences.values()].some((audience) => audience !== Audience.PUBLIC);
  const follows = narrow ? await followTies(recipients, authors, session) : () => false;
  const sees = (recipient: ObjectId, root: ObjectId): boolean => {
    const post = posts.get(root.toHexString());
    const audience = audiences.get(root.toHexString());
    if (!post || !audience || audience === Audience.NOBODY) return false;
    if (post.author.equals(recipient)) return true;
    if (parted(recipient, post.author)) return false;
    if (audience === Audience.FOLLOWERS) return follows(recipient, post.author);
    if (audience === Audience.FRIENDS)
      return follows(recipient, post.author) && follows(post.author, recipient);
    return audience === Audience.PUBLIC;
  };
  return told.filter(
    ({ candidate: { recipient, actor, type, root } }) =>
      active.has(recipient.toHexString()) &&
      active.has(actor.toHexString()) &&
      !parted(recipient, actor) &&
      !muted(recipient, actor) &&
      wantsNotification(preferences.get(recipient.toHexString()), type) &&
      (root === null || sees(recipient, root)),
  );
}

async function commentsOf(told: readonly Told[], session: ClientSession) {
  const ids = distinct(
    told.flatMap(({ candidate: { targetType, target } }) =>
      targetType === NotificationTarget.COMMENT ? [target] : [],
    ),
  );
  if (ids.length === 0) return new Map<string, Pick<Comment, '_id' | 'target'>>();
  const rows = await CommentModel.collection
    .find<Pick<Comment, '_id' | 'target'>>(
      { _id: { $in: ids }, deletedAt: null },
      { session, projection: { target: 1 } },
    )
    .toArray();
  return new Map(rows.map((row) => [row._id.toHexString(), row]));
}

async function postsOf(told: readonly Told[], session: ClientSession) {
  const ids = distinct(told.flatMap(({ candidate: { root } }) => (root ? [root] : [])));
  if (ids.length === 0) return new Map<string, Pick<Post, '_id' | 'author' | 'visibility'>>();
  const rows = await PostModel.collection
    .find<Pick<Post, '_id' | 'author' | 'visibility'>>(
      { _id: { $in: ids }, deletedAt: null, status: PostStatus.PUBLISHED },
      { session, projection: { author: 1, visibility: 1 } },
    )
    .toArray();
  return new Map(rows.map((row) => [row._id.toHexString(), row]));
}

/** Each id once. */
export function distinct(ids: readonly ObjectId[]): ObjectId[] {
  return [...new Map(ids.map((id) => [id.toHexString(), id])).values()];
}
