import {
  CloseFriendModel,
  CommentModel,
  FollowModel,
  HighlightModel,
  LikeModel,
  MuteModel,
  NotificationActorModel,
  NotificationCounterModel,
  NotificationModel,
  PostModel,
  PostStatus,
  SaveModel,
  StoryModel,
  StoryViewModel,
  TagFollowModel,
  TagModel,
  type CloseFriend,
  type Comment,
  type Follow,
  type Highlight,
  type Like,
  type Mute,
  type Notification,
  type NotificationActor,
  type NotificationCounter,
  type Post,
  type Save,
  type Story,
  type StoryView,
  type Tag,
  type TagFollow,
} from '../../models/social/index.js';
import { byId, byKey, countPerParent, firstPerParent, viewerRelation } from '../factories.js';
import { blocksWithViewer } from './block.js';
import { hiddenCounts } from './hidden-counts.js';
import { hiddenPeople } from './hidden-people.js';
import { authorPosts } from './author-posts.js';
import { likedGroups, savedGroups } from './kept-groups.js';
import { mutualFollowers } from './mutual-followers.js';
import { publicPostCount } from './public-count.js';
import { SHOWN_COMMENT } from './shown-comment.js';

/** Loaders of the social graph and its content. */
export const socialLoaders = {
  post: byId<Post>(PostModel),
  comment: byId<Comment>(CommentModel),
  tag: byId<Tag>(TagModel),
  tagByName: byKey<string, Tag>(TagModel, 'name'),

  viewerLike: viewerRelation<Like>(LikeModel, { viewer: 'user', key: 'target' }),
  viewerRepost: viewerRelation<Post>(PostModel, { viewer: 'author', key: 'repostOf' }),
  viewerSave: viewerRelation<Save>(SaveModel, { viewer: 'user', key: 'post' }),
  viewerTagFollow: viewerRelation<TagFollow>(TagFollowModel, { viewer: 'user', key: 'tag' }),
  /** A follow by its own id, which is also the id of a request. */
  followRequest: byId<Follow>(FollowModel),
  /** The viewer's follow of a user, requested or active. */
  viewerFollow: viewerRelation<Follow>(FollowModel, { viewer: 'follower', key: 'following' }),
  /** A user's follow of the viewer. */
  viewerFollower: viewerRelation<Follow>(FollowModel, { viewer: 'following', key: 'follower' }),
  viewerBlocks: blocksWithViewer,
  viewerMute: viewerRelation<Mute>(MuteModel, { viewer: 'muter', key: 'muted' }),
  mutualFollowers,
  hiddenPeople,
  ...hiddenCounts,

  story: byId<Story>(StoryModel),
  highlight: byId<Highlight>(HighlightModel),
  viewerStoryView: viewerRelation<StoryView>(StoryViewModel, { viewer: 'viewer', key: 'story' }),
  /** A user's close-friend entry for the viewer. */
  viewerIsCloseFriend: viewerRelation<CloseFriend>(CloseFriendModel, { viewer: 'friend', key: 'user' }),
  /** The viewer's close-friend entry for a user. */
  viewerCloseFriend: viewerRelation<CloseFriend>(CloseFriendModel, { viewer: 'user', key: 'friend' }),

  notification: byId<Notification>(NotificationModel),
  /** A user's notification counters, by the user's id. */
  notificationCounter: byId<NotificationCounter>(NotificationCounterModel),

  /** The actors of a notification, latest first. */
  newestNotificationActors: firstPerParent<NotificationActor>(NotificationActorModel, {
    parent: 'notification',
    sort: { at: -1 },
  }),

  newestComments: firstPerParent<Comment>(CommentModel, {
    parent: 'target',
    where: { parent: null, ...SHOWN_COMMENT },
    sort: { createdAt: -1, _id: -1 },
  }),
  oldestComments: firstPerParent<Comment>(CommentModel, {
    parent: 'target',
    where: { parent: null, ...SHOWN_COMMENT },
    sort: { createdAt: 1, _id: 1 },
  }),
  topComments: firstPerParent<Comment>(CommentModel, {
    parent: 'target',
    where: { parent: null, ...SHOWN_COMMENT },
    sort: { 'stats.likes': -1, _id: -1 },
  }),
  firstReplies: firstPerParent<Comment>(CommentModel, {
    parent: 'parent',
    where: SHOWN_COMMENT,
    sort: { createdAt: 1, _id: 1 },
  }),
  /** Number of an author's listed posts, by category and visibility. */
  authorPosts,
  draftCount: countPerParent(PostModel, {
    parent: 'author',
    where: { status: PostStatus.DRAFT, deletedAt: null },
  }),
  archivedCount: countPerParent(PostModel, {
    parent: 'author',
    where: { status: PostStatus.ARCHIVED, deletedAt: null },
  }),
  scheduledCount: countPerParent(PostModel, {
    parent: 'author',
    where: { status: PostStatus.SCHEDULED, deletedAt: null },
  }),
  likedGroups,
  savedGroups,
  publicPostCount,
};
