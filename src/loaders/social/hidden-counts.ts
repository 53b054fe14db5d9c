import type { Model, Types } from 'mongoose';
import { CommentModel, FollowModel, FollowStatus, LikeModel } from '../../models/social/index.js';
import type { Loaders } from '../context.js';
import { batchedBy } from '../factories.js';
import type { HiddenPeople } from './hidden-people.js';

/** Rows of some users under one parent. */
interface HiddenKey {
  /** The parent of the rows. */
  of: Types.ObjectId;
  /** The authors of the rows. The same for all keys of a request. */
  by: Types.ObjectId[];
  /** The post, for replies to a comment. */
  target?: Types.ObjectId;
}

/** Kinds of rows in totals: the field of the author, the parent, and the users to exclude. */
const KINDS = {
  threads: {
    model: CommentModel,
    of: 'target',
    by: 'author',
    where: { parent: null, deletedAt: null },
    whom: 'unheard',
  },
  replies: { model: CommentModel, of: 'parent', by: 'author', where: { deletedAt: null }, whom: 'unheard' },
  reactions: { model: LikeModel, of: 'target', by: 'user', where: {}, whom: 'parted' },
  followers: {
    model: FollowModel,
    of: 'following',
    by: 'follower',
    where: { status: FollowStatus.ACTIVE },
    whom: 'parted',
  },
  following: {
    model: FollowModel,
    of: 'follower',
    by: 'following',
    where: { status: FollowStatus.ACTIVE },
    whom: 'parted',
  },
} as const satisfies Record<
  string,
  {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
    model: Model<any>;
    of: string;
    by: string;
    where: Record<string, unknown>;
    whom: keyof HiddenPeople;
  }
>;

/** A kind of rows. */
export type HiddenKind = keyof typeof KINDS;

const counting = (kind: HiddenKind) =>
  batchedBy<HiddenKey, number>(
    `Hidden.${kind}`,
    ({ of }) => of.toHexString(),
    async (keys, { roundTrip }) => {
      const { model, of, by, where } = KINDS[kind];
      const targets = keys.flatMap(({ target }) => target ?? []);
      const $match = {
        [by]: { $in: keys[0]!.by },
        ...(targets.length > 0 ? { target: { $in: targets } } : {}),
        [of]: { $in: keys.map((key) => key.of) },
        ...where,
      };
      const rows = await roundTrip.ask<{ _id: Types.ObjectId; count: number }>(model, [
        { $match },
        { $group: { _id: `$${of}`, count: { $sum: 1 } } },
      ]);
      const found = new Map(rows.map(({ _id, count }) => [_id.toHexString(), count]));
      return keys.map((key) => found.get(key.of.toHexString()) ?? 0);
    },
  );

/** Number of rows of a kind by users who are hidden from the viewer, one loader per kind. */
export const hiddenCounts = {
  hiddenThreads: counting('threads'),
  hiddenReplies: counting('replies'),
  hiddenReactions: counting('reactions'),
  hiddenFollowers: counting('followers'),
  hiddenFollowing: counting('following'),
};

const LOADER = {
  threads: 'hiddenThreads',
  replies: 'hiddenReplies',
  reactions: 'hiddenReactions',
  followers: 'hiddenFollowers',
  following: 'hiddenFollowing',
} as const satisfies Record<HiddenKind, keyof typeof hiddenCounts>;

/**
 * A counter without the rows that are hidden from the viewer: those of blocked users and, in threads, of muted ones.
 * Free for a viewer who blocked and muted no one; one command for all lists otherwise.
 */
export async function shownCount(
  loaders: Loaders,
  all: number,
  kind: HiddenKind,
  of: Types.ObjectId,
  target?: Types.ObjectId,
): Promise<number> {
  const { viewer } = loaders.scope;
  if (!viewer || all === 0) return all;
  const by = (await loaders.hiddenPeople.load(viewer.id))[KINDS[kind].whom];
  if (by.length === 0) return all;
  const hidden = await loaders[LOADER[kind]].load({ of, by, ...(target ? { target } : {}) });
  return Math.max(0, all - hidden);
}
