import type { ClientSession, Types } from 'mongoose';
import { distinct } from '../../lib/distinct.js';
import { UserStatus } from '../../models/identity/index.js';
import { Audience, FollowModel, FollowStatus } from '../../models/social/index.js';
import { audienceOf } from '../../rules/social/index.js';
import { wantsNotification } from '../../services/social/index.js';
import { related } from '../people.js';
import type { Known, Told } from './known.js';

type ObjectId = Types.ObjectId;

/**
 * Of all that could be told, what the recipients want to hear and may: nobody hears of those they are parted from or have
 * muted, of kinds they have switched off, or of what they can't see. The rules are asked again whenever a notification is
 * read.
 */
export async function wanted(told: readonly Told[], known: Known, session: ClientSession): Promise<Told[]> {
  const { posts, active, preferences, parted, muted } = known;
  const audiences = new Map(
    [...posts].map(([id, { visibility, author }]) => {
      const person = active.get(author.toHexString());
      if (!person) return [id, Audience.NOBODY];
      return [id, audienceOf(visibility, { ...person, status: UserStatus.ACTIVE, deletedAt: null })];
    }),
  );
  const narrow = [...audiences.values()].some((audience) => audience !== Audience.PUBLIC);
  const recipients = distinct(told.map(({ candidate }) => candidate.recipient));
  const authors = distinct([...posts.values()].map(({ author }) => author));
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
      wantsNotification(preferences.get(recipient.toHexString())?.notifications, type) &&
      (root === null || sees(recipient, root)),
  );
}

/** Tells who follows whom, between two groups of people, both ways. */
async function followTies(
  some: readonly ObjectId[],
  others: readonly ObjectId[],
  session: ClientSession,
): Promise<(follower: ObjectId, following: ObjectId) => boolean> {
  const [ours, theirs] = [{ $in: [...some] }, { $in: [...others] }];
  const rows = await FollowModel.collection
    .find<{ follower: ObjectId; following: ObjectId }>(
      {
        status: FollowStatus.ACTIVE,
        $or: [
          { follower: ours, following: theirs },
          { follower: theirs, following: ours },
        ],
      },
      { session, projection: { follower: 1, following: 1 } },
    )
    .toArray();
  return related(rows.map(({ follower, following }) => [follower, following]));
}
