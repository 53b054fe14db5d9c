import type { Types } from 'mongoose';
import type { Viewer } from '../../auth/viewer.js';
import { Loaders } from '../../loaders/context.js';
import { tiedTo, type Tie } from '../../loaders/social/crowd.js';
import { UserStatus, type User } from '../../models/identity/index.js';
import {
  Audience,
  BlockModel,
  FollowModel,
  FollowStatus,
  MuteModel,
  PostStatus,
  type Post,
} from '../../models/social/index.js';
import { audienceOf } from './audience.js';
import { isPublic } from './can-see-post.js';

type Viewers = readonly (Viewer | null)[];

const ACTIVE = { status: FollowStatus.ACTIVE };
const BLOCKED_BY: Tie = { model: BlockModel, person: 'blocker', other: 'blocked' };
const HAS_BLOCKED: Tie = { model: BlockModel, person: 'blocked', other: 'blocker' };
const FOLLOWS: Tie = { model: FollowModel, person: 'following', other: 'follower', where: ACTIVE };
const IS_FOLLOWED: Tie = { model: FollowModel, person: 'follower', other: 'following', where: ACTIVE };
const HAS_MUTED: Tie = { model: MuteModel, person: 'muted', other: 'muter' };

/**
 * `canSeePost` for many viewers: a post with thousands of subscribers is not checked thousands of times. The same
 * results, in a constant number of commands (a test compares the two rules).
 */
export async function crowdSeesPost(id: Types.ObjectId, viewers: Viewers): Promise<boolean[]> {
  const loaders = new Loaders({ viewer: null });
  const post = await loaders.post.load(id);
  return post ? seesPost(loaders, post, viewers) : viewers.map(() => false);
}

/**
 * Which viewers receive a comment under a post that they see: without those who muted its author or have a block with
 * them.
 */
export async function crowdSeesComment(id: Types.ObjectId, viewers: Viewers): Promise<boolean[]> {
  const loaders = new Loaders({ viewer: null });
  const comment = await loaders.comment.load(id);
  if (!comment) return viewers.map(() => false);
  const author = await loaders.user.load(comment.author);
  const there = author !== null && author.status === UserStatus.ACTIVE && !author.deletedAt;
  const [parted, muted] = await Promise.all([
    there && !comment.deletedAt ? partedFrom(author._id, viewers) : nobody,
    tied(HAS_MUTED, comment.author, viewers),
  ]);
  // As in threads: a deleted comment is a place without text or author.
  return viewers.map((viewer) => (there || comment.deletedAt !== null) && !parted(viewer) && !muted(viewer));
}

async function seesPost(loaders: Loaders, post: Post, viewers: Viewers): Promise<boolean[]> {
  const author = post.deletedAt ? null : await loaders.user.load(post.author);
  if (!author) return viewers.map(() => false);
  const belongs = await inAudience(author, audienceOf(post.visibility, author), viewers);
  const published = post.status === PostStatus.PUBLISHED;
  const sees = belongs.map((one, index) => one && (published || isSelf(viewers[index], author)));
  if (!post.repostOf) return sees;
  const original = await loaders.post.load(post.repostOf);
  if (!original || !isPublic(original)) return viewers.map(() => false);
  const seesOriginal = await seesPost(loaders, original, viewers);
  return sees.map((one, index) => one && seesOriginal[index]!);
}

async function inAudience(author: User, audience: Audience, viewers: Viewers): Promise<boolean[]> {
  if (audience === Audience.NOBODY) return viewers.map(() => false);
  if (audience === Audience.PRIVATE) return viewers.map((viewer) => isSelf(viewer, author));
  const friends = audience === Audience.FRIENDS;
  const [parted, follows, isFollowed] = await Promise.all([
    partedFrom(author._id, viewers),
    friends || audience === Audience.FOLLOWERS ? tied(FOLLOWS, author._id, viewers) : everybody,
    friends ? tied(IS_FOLLOWED, author._id, viewers) : everybody,
  ]);
  return viewers.map(
    (viewer) => isSelf(viewer, author) || (!parted(viewer) && follows(viewer) && isFollowed(viewer)),
  );
}

type Test = (viewer: Viewer | null) => boolean;

const everybody: Test = () => true;
const nobody: Test = () => false;
const isSelf = (viewer: Viewer | null | undefined, { _id }: User): boolean => viewer?.id.equals(_id) ?? false;

async function partedFrom(person: Types.ObjectId, viewers: Viewers): Promise<Test> {
  const [blocked, blockedBy] = await Promise.all([
    tied(HAS_BLOCKED, person, viewers),
    tied(BLOCKED_BY, person, viewers),
  ]);
  return (viewer) => blocked(viewer) || blockedBy(viewer);
}

async function tied(tie: Tie, person: Types.ObjectId, viewers: Viewers): Promise<Test> {
  const ids = viewers.flatMap((viewer) => (viewer ? [viewer.id] : []));
  const found = await tiedTo(tie, person, ids);
  return (viewer) => viewer !== null && found.has(viewer.id.toHexString());
}
