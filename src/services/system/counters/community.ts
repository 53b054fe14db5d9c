import {
  CommunityPostModel,
  GroupModel,
  HEAT,
  LISTED_TOPICS,
  MEMBER_STATUSES,
  MembershipModel,
  PollOptionModel,
  PollVoteModel,
  SuggestionModel,
  SuggestionVoteModel,
} from '../../../models/community/index.js';
import {
  CommentModel,
  LikeModel,
  PostShareModel,
  PostViewDayModel,
  Reaction,
} from '../../../models/social/index.js';
import type { CountedCollection, CounterDocument, CounterSource } from './counted.js';

/** Comments that count. */
const THERE = { deletedAt: null };

const comments: CounterSource[] = [
  { path: 'stats.comments', rows: [{ model: CommentModel, by: 'target', match: THERE }] },
  { path: 'stats.threads', rows: [{ model: CommentModel, by: 'target', match: { ...THERE, parent: null } }] },
];

const milliseconds = (document: CounterDocument): number => {
  const at = document['publishedAt'];
  return at instanceof Date ? at.getTime() : 0;
};

/** Groups, posts of the forum, polls and suggestions. */
export const communityCounted: CountedCollection[] = [
  {
    model: CommunityPostModel as never,
    key: '_id',
    fields: ['publishedAt'],
    counters: [
      { path: 'stats.likes', rows: [{ model: LikeModel, by: 'target' }] },
      ...Object.values(Reaction).map((reaction) => ({
        path: `reactions.${reaction}`,
        rows: [{ model: LikeModel, by: 'target', apart: 'reaction' }],
        apart: reaction,
      })),
      ...comments,
      { path: 'stats.shares', rows: [{ model: PostShareModel, by: 'post' }] },
      { path: 'stats.views', rows: [{ model: PostViewDayModel, by: 'post', sum: 'views' }] },
      { path: 'poll.voters', rows: [{ model: PollVoteModel, by: 'post' }] },
      { path: 'poll.votes', rows: [{ model: PollOptionModel, by: 'post', sum: 'votes' }] },
    ],
    derived: {
      hot: (value, document) =>
        milliseconds(document) +
        HEAT.likes * value('stats.likes') +
        HEAT.comments * value('stats.comments') +
        HEAT.shares * value('stats.shares') +
        HEAT.views * value('stats.views'),
    },
  },
  {
    model: PollOptionModel as never,
    key: '_id',
    counters: [{ path: 'votes', rows: [{ model: PollVoteModel, by: 'options', unwind: true }] }],
  },
  {
    model: GroupModel as never,
    key: '_id',
    counters: [
      {
        path: 'stats.members',
        rows: [{ model: MembershipModel, by: 'group', match: { status: { $in: [...MEMBER_STATUSES] } } }],
      },
      { path: 'stats.posts', rows: [{ model: CommunityPostModel, by: 'group', match: LISTED_TOPICS }] },
      {
        path: 'stats.comments',
        rows: [
          {
            model: CommunityPostModel,
            by: 'group',
            through: { model: CommentModel, by: 'target', match: THERE },
          },
        ],
      },
    ],
  },
  {
    model: SuggestionModel as never,
    key: '_id',
    counters: [
      { path: 'stats.votes', rows: [{ model: SuggestionVoteModel, by: 'suggestion' }] },
      ...comments,
    ],
  },
];
