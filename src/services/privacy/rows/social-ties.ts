import type { Types } from 'mongoose';
import { targetRow, targetTypes } from '../../../domain.js';
import { CommunityPostModel } from '../../../models/community/index.js';
import type { Tx } from '../../../events/transact.js';
import {
  BlockModel,
  CloseFriendModel,
  FollowModel,
  FollowStatus,
  LikeModel,
  MuteModel,
  PostModel,
  PostShareModel,
  SaveModel,
  TagFollowModel,
  type Follow,
  type Like,
  type PostShare,
  type PublicLikeTarget,
  type Save,
} from '../../../models/social/index.js';
import { NOBODY } from '../../../models/privacy/index.js';
import { own, type AnyModel, type PersonalData, type Row } from '../personal-data.js';
import { remove } from '../steps.js';

type ObjectId = Types.ObjectId;

const TIMES = ['createdAt', 'updatedAt'];

function sayFollows(tx: Tx, rows: Row[]): void {
  for (const { follower, following, status } of rows as unknown as Follow[])
    tx.emit(status === FollowStatus.ACTIVE ? 'follow.ended' : 'follow.request-ended', {
      follower,
      following,
    });
}

/** The authors of these targets. Deleted targets have none. */
async function authorsOf(
  tx: Tx,
  model: Pick<AnyModel, 'collection'>,
  ids: ObjectId[],
): Promise<(id: ObjectId) => ObjectId> {
  const rows = await model.collection
    .find({ _id: { $in: ids } }, { session: tx.session, projection: { author: 1 } })
    .toArray();
  const authors = new Map(rows.map((row) => [String(row._id), row['author'] as ObjectId]));
  return (id) => authors.get(String(id)) ?? NOBODY;
}

async function sayLikes(tx: Tx, rows: Row[]): Promise<void> {
  const likes = rows as unknown as Like[];
  for (const targetType of targetTypes('reactions') as PublicLikeTarget[]) {
    const { model } = targetRow(targetType);
    const mine = likes.filter((like) => like.targetType === targetType);
    if (mine.length === 0) continue;
    const authorOf = await authorsOf(
      tx,
      model!,
      mine.map(({ target }) => target),
    );
    for (const { user, target, reaction } of mine)
      tx.emit('reaction.removed', { user, targetType, target, targetAuthor: authorOf(target), reaction });
  }
}

async function sayShares(tx: Tx, rows: Row[]): Promise<void> {
  const shares = rows as unknown as PostShare[];
  const authorOf = await authorsOf(
    tx,
    PostModel,
    shares.map(({ post }) => post),
  );
  const topicAuthorOf = await authorsOf(
    tx,
    CommunityPostModel,
    shares.map(({ post }) => post),
  );
  for (const { user, post } of shares) {
    const topicAuthor = topicAuthorOf(post);
    if (!topicAuthor.equals(NOBODY)) tx.emit('topic.unshared', { post, author: topicAuthor, user });
    else tx.emit('post.unshared', { post, author: authorOf(post), user });
  }
}

function saySaves(tx: Tx, rows: Row[]): void {
  for (const { post, user } of rows as unknown as Save[]) tx.emit('post.unsaved', { post, user });
}

/** Relations of users to other users and their content. */
export const socialTies: PersonalData[] = [
  {
    model: FollowModel,
    ids: { follower: 'User', following: 'User' },
    told: {
      as: 'follows',
      own: ({ id }) => ({ $or: [{ follower: id }, { following: id }] }),
      fields: ['follower', 'following', 'status', 'notificationsEnabled', ...TIMES],
    },
    untold: ['large'],
    erased: [remove(FollowModel, 'follower', sayFollows), remove(FollowModel, 'following', sayFollows)],
    why: 'There is nobody left to follow or to be followed.',
  },
  {
    model: LikeModel,
    ids: { user: 'User', target: 'nothing public' },
    told: {
      as: 'reactions',
      own: own('user'),
      fields: ['targetType', 'target', 'reaction', ...TIMES],
    },
    untold: ['user'],
    erased: [remove(LikeModel, 'user', sayLikes)],
    why: 'A reaction is the person’s.',
  },
  {
    model: SaveModel,
    ids: { user: 'User', post: 'Post' },
    told: { as: 'saves', own: own('user'), fields: ['post', 'collectionName', 'notes', ...TIMES] },
    untold: ['user'],
    erased: [remove(SaveModel, 'user', saySaves)],
    why: 'Saved items belong to the user.',
  },
  {
    model: PostShareModel,
    ids: { user: 'User', post: 'Post' },
    told: { as: 'shares', own: own('user'), fields: ['post', 'createdAt'] },
    untold: ['user'],
    erased: [remove(PostShareModel, 'user', sayShares)],
    why: 'A share is the person’s.',
  },
  {
    model: TagFollowModel,
    ids: { user: 'User', tag: 'Tag' },
    told: { as: 'followedTags', own: own('user'), fields: ['tag', 'createdAt'] },
    untold: ['user'],
    erased: [remove(TagFollowModel, 'user')],
    why: 'The interests of the user belong to the user.',
  },
  {
    model: BlockModel,
    ids: { blocker: 'User', blocked: 'User' },
    told: { as: 'blocks', own: own('blocker'), fields: ['blocked', 'createdAt'] },
    untold: ['blocker'],
    erased: [remove(BlockModel, 'blocker'), remove(BlockModel, 'blocked')],
    why: 'Blocks end with the account. Blocks of the user by others belong to these others.',
  },
  {
    model: MuteModel,
    ids: { muter: 'User', muted: 'User' },
    told: { as: 'mutes', own: own('muter'), fields: ['muted', 'createdAt'] },
    untold: ['muter'],
    erased: [remove(MuteModel, 'muter'), remove(MuteModel, 'muted')],
    why: 'Mutes end with the account. Mutes of the user by others belong to these others.',
  },
  {
    model: CloseFriendModel,
    ids: { user: 'User', friend: 'User' },
    told: { as: 'closeFriends', own: own('user'), fields: ['friend', 'createdAt'] },
    untold: ['user'],
    erased: [remove(CloseFriendModel, 'user'), remove(CloseFriendModel, 'friend')],
    why: 'The close friends lists of others belong to these others.',
  },
];
