import type { ClientSession, Types } from 'mongoose';
import { targetRow } from '../../domain.js';
import { distinct } from '../../lib/distinct.js';
import type { Context } from '../../loaders/context.js';
import { ruleContext } from '../../loaders/rule-context.js';
import { UserStatus } from '../../models/identity/index.js';
import { Audience, FollowModel, FollowStatus } from '../../models/social/index.js';
import { audienceOf } from '../../rules/social/index.js';
import { wantsNotification } from '../../services/social/index.js';
import { related } from '../people.js';
import type { Known, Told } from './known.js';

type ObjectId = Types.ObjectId;

/**
 * The candidates that the recipients want and may see: nothing about users with a block or a mute, about disabled
 * kinds, or about content that they cannot see. The rules are checked again at every read.
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
  const mayTell = told.filter(
    ({ candidate: { recipient, actor, type, root, rootType = 'Post' } }) =>
      active.has(recipient.toHexString()) &&
      (actor === null ||
        (active.has(actor.toHexString()) && !parted(recipient, actor) && !muted(recipient, actor))) &&
      wantsNotification(preferences.get(recipient.toHexString())?.notifications, type) &&
      (root === null || rootType !== 'Post' || sees(recipient, root)),
  );
  return whereSeen(mayTell);
}

/** Removes candidates with a root other than a post that the recipient cannot see: each type has its own rule. */
async function whereSeen(told: readonly Told[]): Promise<Told[]> {
  const contexts = new Map<string, Context>();
  const contextOf = (id: ObjectId): Context => {
    const key = id.toHexString();
    const known = contexts.get(key) ?? ruleContext({ id });
    contexts.set(key, known);
    return known;
  };
  const seen = await Promise.all(
    told.map(async ({ candidate: { recipient, root, rootType = 'Post' } }) => {
      if (!root || rootType === 'Post') return true;
      const row = targetRow(rootType);
      const ctx = contextOf(recipient);
      const target = await row.find(ctx, root);
      return target !== null && (await row.visible(ctx, target));
    }),
  );
  return told.filter((_, index) => seen[index]);
}

/** The follows between two groups of users, in both directions. */
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
