import {
  CommunityPostModel,
  CommunityPostStatus,
  publicTags,
  type CommunityPost,
} from '../../models/community/index.js';
import type { Moderated } from '../../rules/target.js';

const { PUBLISHED, REMOVED } = CommunityPostStatus;

const facts = (post: CommunityPost) => ({
  ...{ post: post._id, author: post.author, group: post.group, tags: publicTags(post) },
});

/** How moderators of the platform hide community posts: removed in the name of a decision, which alone brings them back. */
export const moderatedTopic: Moderated = {
  async take(tx, id, { _id, moderator }) {
    const post = (await CommunityPostModel.collection.findOneAndUpdate(
      { _id: id, deletedAt: null, status: PUBLISHED },
      { $set: { status: REMOVED, removedBy: _id, reviewedBy: moderator, updatedAt: tx.at } },
      { session: tx.session, returnDocument: 'before' },
    )) as CommunityPost | null;
    if (post)
      tx.emit('topic.unpublished', { ...facts(post), why: 'removed', removedBy: moderator }, moderator);
    return post !== null;
  },
  async give(tx, id, { _id }) {
    const post = (await CommunityPostModel.collection.findOneAndUpdate(
      { _id: id, removedBy: _id, status: REMOVED, deletedAt: null },
      { $set: { status: PUBLISHED, updatedAt: tx.at }, $unset: { removedBy: '', reviewedBy: '' } },
      { session: tx.session, returnDocument: 'before' },
    )) as CommunityPost | null;
    if (post) tx.emit('topic.published', { ...facts(post), mentions: [], at: post.publishedAt ?? tx.at });
    return post !== null;
  },
};
