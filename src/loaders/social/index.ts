import {
  CommentModel,
  FollowModel,
  LikeModel,
  PostModel,
  SaveModel,
  TagFollowModel,
  TagModel,
  type Comment,
  type Follow,
  type Like,
  type Post,
  type Save,
  type Tag,
  type TagFollow,
} from '../../models/social/index.js';
import { byId, byKey, countPerParent, firstPerParent, viewerRelation } from '../factories.js';
import { blocksWithViewer } from './block.js';

/** Loaders of the social graph and of what it publishes. */
export const socialLoaders = {
  post: byId<Post>(PostModel),
  comment: byId<Comment>(CommentModel),
  tag: byId<Tag>(TagModel),
  tagByName: byKey<string, Tag>(TagModel, 'name'),

  viewerLike: viewerRelation<Like>(LikeModel, { viewer: 'user', key: 'target' }),
  viewerSave: viewerRelation<Save>(SaveModel, { viewer: 'user', key: 'post' }),
  viewerTagFollow: viewerRelation<TagFollow>(TagFollowModel, { viewer: 'user', key: 'tag' }),
  /** The viewer's follow of a person, requested or active. */
  viewerFollow: viewerRelation<Follow>(FollowModel, { viewer: 'follower', key: 'following' }),
  /** A person's follow of the viewer. */
  viewerFollower: viewerRelation<Follow>(FollowModel, { viewer: 'following', key: 'follower' }),
  viewerBlocks: blocksWithViewer,

  newestComments: firstPerParent<Comment>(CommentModel, {
    parent: 'target',
    where: { parent: null },
    sort: { createdAt: -1, _id: -1 },
  }),
  topComments: firstPerParent<Comment>(CommentModel, {
    parent: 'target',
    where: { parent: null },
    sort: { 'stats.likes': -1, _id: -1 },
  }),
  firstReplies: firstPerParent<Comment>(CommentModel, { parent: 'parent', sort: { createdAt: 1, _id: 1 } }),
  commentThreads: countPerParent(CommentModel, { parent: 'target', where: { parent: null } }),
};
