import type { Types } from 'mongoose';
import type { Domain, TopicSignal } from '../../domain.js';

type Signals = NonNullable<Domain['foldedSignals']>;

const changed = (post: Types.ObjectId, comment: Types.ObjectId | null = null): TopicSignal[] => {
  const id = post.toHexString();
  return [['communityPostActivity', id, { post: id, newComment: comment?.toHexString() ?? null }]];
};

const ofTarget = ({ targetType, target }: { targetType: string; target: Types.ObjectId }): TopicSignal[] =>
  targetType === 'CommunityPost' ? changed(target) : [];

/** The signals to subscribers of a community post, after the counters are folded. */
export const communitySignals: Signals = {
  'reaction.added': ({ data }) => ofTarget(data),
  'reaction.changed': ({ data }) => ofTarget(data),
  'reaction.removed': ({ data }) => ofTarget(data),
  'comment.added': ({ data }) =>
    data.targetType === 'CommunityPost' ? changed(data.target, data.comment) : [],
  'comment.deleted': ({ data }) => ofTarget(data),
  'topic.updated': ({ data }) => changed(data.post),
  'topic.unpublished': ({ data }) => changed(data.post),
  'topic.shared': ({ data }) => changed(data.post),
  'topic.unshared': ({ data }) => changed(data.post),
  'topic.viewed': ({ data }) => data.views.flatMap(({ post }) => changed(post)),
  'poll.voted': ({ data }) => changed(data.post),
  'poll.closed': ({ data }) => changed(data.post),
  'answer.accepted': ({ data }) => changed(data.post),
  'answer.unaccepted': ({ data }) => changed(data.post),
};
