import { communityMetrics } from './metrics.js';
import {
  CommunityPostModel,
  CommunityPostVersionModel,
  GroupInvitationModel,
  GroupModel,
  MembershipModel,
  PollVoteModel,
  SuggestionModel,
  SuggestionVoteModel,
  type CommunityPost,
  type CommunityPostVersion,
  type Group,
  type GroupInvitation,
  type Membership,
  type PollVote,
  type Suggestion,
  type SuggestionVote,
} from '../../models/community/index.js';
import { byId, countPerParent, viewerRelation } from '../factories.js';
import { activeMembers } from './active-members.js';
import { pollOptions } from './poll-options.js';

/** Loaders of groups, the forum and suggestions. */
export const communityLoaders = {
  communityMetrics,
  group: byId<Group>(GroupModel),
  membership: byId<Membership>(MembershipModel),
  groupInvitation: byId<GroupInvitation>(GroupInvitationModel),
  communityPost: byId<CommunityPost>(CommunityPostModel),
  communityPostVersion: byId<CommunityPostVersion>(CommunityPostVersionModel),
  suggestion: byId<Suggestion>(SuggestionModel),

  /** The viewer's membership of a group, in any state, by the group's id. */
  viewerGroupMembership: viewerRelation<Membership>(MembershipModel, { viewer: 'user', key: 'group' }),
  viewerPollVote: viewerRelation<PollVote>(PollVoteModel, { viewer: 'user', key: 'post' }),
  viewerSuggestionVote: viewerRelation<SuggestionVote>(SuggestionVoteModel, {
    viewer: 'user',
    key: 'suggestion',
  }),

  activeMembers,
  pollOptions,
  /** How many of a user's comments were accepted as answers. */
  acceptedAnswers: countPerParent(CommunityPostModel, {
    parent: 'acceptedAnswerAuthor',
    where: { deletedAt: null },
  }),
};
