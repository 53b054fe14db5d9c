import type { PipelineStage } from 'mongoose';
import type { AnyModel } from '../../../../lib/exchange/index.js';
import { InsightSlotModel, SlotKind } from '../../../../models/analytics/index.js';
import { CommunityPostModel } from '../../../../models/community/index.js';
import { CommentModel, LikeModel } from '../../../../models/social/index.js';
import { defineRollup } from '../define.js';
import { TOPICS } from './engagement.js';

/** A field of the document that another field names. */
const fieldOf = (model: AnyModel, named: string, field: string, as: string): PipelineStage[] => [
  {
    $lookup: {
      from: model.collection.name,
      localField: named,
      foreignField: '_id',
      pipeline: [{ $project: { [field]: 1 } }],
      as: 'named',
    },
  },
  { $set: { [as]: { $first: `$named.${field}` } } },
];

/** The group of the community post that a field names, as `group`. Rows of none go. */
const withGroup = (field: string): PipelineStage[] => [
  ...fieldOf(CommunityPostModel, field, 'group', 'group'),
  { $match: { group: { $type: 'objectId' } } },
];

/** What members did in groups, by group and user. */
export const groupRollups = [
  defineRollup({
    name: 'groups.posts',
    model: CommunityPostModel,
    at: 'publishedAt',
    match: TOPICS,
    // Were this part of the match, an index by group would seem better than the one by time.
    stages: [{ $set: { its: { $type: '$group' } } }, { $match: { its: 'objectId' } }],
    by: { group: '$group', user: '$author' },
  }),
  defineRollup({
    name: 'groups.comments',
    model: CommentModel,
    at: 'createdAt',
    match: { targetType: 'CommunityPost', deletedAt: null },
    stages: withGroup('target'),
    by: { group: '$group', user: '$author' },
  }),
  defineRollup({
    name: 'groups.reactions',
    model: LikeModel,
    at: 'createdAt',
    match: { targetType: { $in: ['CommunityPost', 'Comment'] } },
    stages: [
      // A reaction to a comment belongs to what the comment stands under.
      ...fieldOf(CommentModel, 'target', 'target', 'under'),
      { $set: { under: { $ifNull: ['$under', '$target'] } } },
      ...withGroup('under'),
    ],
    by: { group: '$group', user: '$user' },
  }),
  defineRollup({
    name: 'groups.flows',
    model: InsightSlotModel,
    at: 'at',
    match: { kind: SlotKind.GROUP_FLOWS },
    by: { group: { $arrayElemAt: ['$key', 0] }, way: { $arrayElemAt: ['$key', 1] } },
    sums: { n: '$n' },
  }),
];
