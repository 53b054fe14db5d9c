import { defineDomain } from '../domain.js';
import { seedCommunity } from '../import/demo/seed-community.js';
import { CommunityPost, Group, Suggestion } from '../models/community/index.js';
import {
  communityActivity,
  communityAudiences,
  communityCounters,
  communityTags,
} from '../reactors/community/index.js';
import { communitySignals } from '../reactors/community/signals.js';
import { communityNotifications } from '../reactors/notifications/community.js';
import { communityNodes, communityResolvers } from '../resolvers/community/index.js';
import {
  communityKinds,
  communityTargets,
  makeDailyMetrics,
  makeLongMetrics,
} from '../services/community/index.js';
import { communityData } from '../services/privacy/rows/community.js';
import { communityCounted } from '../services/system/counters/community.js';
import { CommunityPostSubscription } from '../subscriptions/community/community-post.subscription.js';

/** The manifest of groups, the forum, polls and suggestions. */
export const community = defineDomain({
  name: 'community',
  resolvers: communityResolvers,
  subscriptions: [CommunityPostSubscription],
  nodes: communityNodes,
  targets: communityTargets,
  guarded: {
    speaking: [
      ...['createGroup', 'updateGroup', 'createCommunityPost', 'updateCommunityPost', 'shareCommunityPost'],
      ...['createSuggestion', 'inviteToGroup', 'createGroupInvitation'],
    ],
    takingPart: [
      ...['joinGroup', 'joinGroupByInvitation', 'answerGroupInvitation', 'reviewMembership', 'changeMember'],
      ...['voteInPoll', 'closePoll', 'acceptAnswer', 'voteForSuggestion', 'reviewCommunityPost'],
    ],
  },
  jobs: () => [
    {
      name: 'daily-community-metrics',
      every: '9 * * * *',
      timeoutMs: 30 * 60 * 1_000,
      async run({ signal, logger }) {
        const rows = await makeDailyMetrics({ signal });
        logger.debug({ rows }, 'Community metrics of the day were made.');
      },
    },
    {
      name: 'long-community-metrics',
      every: '19 3 * * *',
      timeoutMs: 120 * 60 * 1_000,
      async run({ signal, logger }) {
        const rows = await makeLongMetrics({ signal });
        logger.info({ rows }, 'Community metrics of longer periods were made.');
      },
    },
  ],
  reactors: [communityCounters, communityActivity, communityAudiences, communityTags],
  foldedSignals: communitySignals,
  counted: communityCounted,
  personalData: communityData,
  seed: seedCommunity,
  notifications: {
    targets: () => [Group, CommunityPost, Suggestion],
    kinds: communityKinds,
    on: communityNotifications,
  },
});
