import { previousOf } from '../insight.type.js';
import {
  CommunityInsightsResolver,
  CommunityOfInsightsResolver,
  OrganizerInsightResolver,
} from './community-insights.js';
import { CommunityInsights } from './community-insights.type.js';
import {
  CreatorAudienceResolver,
  CreatorInsights,
  CreatorInsightsResolver,
  CreatorPostResolver,
  InsightsOfViewerResolver,
} from './creator-insights.js';
import {
  ActiveAuthorResolver,
  EngagementInsightsResolver,
  EngagementOfInsightsResolver,
  ScoredPostResolver,
  UsedTagResolver,
} from './engagement-insights.js';
import { EngagementInsights } from './engagement-insights.type.js';
import {
  GroupContributorResolver,
  GroupInsightsResolver,
  InsightsOfGroupResolver,
} from './group-insights.js';
import { UserInsights, UserInsightsResolver, UsersOfInsightsResolver } from './user-insights.js';

/** Insights of users, engagement, creators and groups. */
export const peopleInsights = [
  ...[UsersOfInsightsResolver, UserInsightsResolver, previousOf(UserInsights)],
  ...[EngagementOfInsightsResolver, EngagementInsightsResolver, previousOf(EngagementInsights)],
  ...[ScoredPostResolver, ActiveAuthorResolver, UsedTagResolver],
  ...[InsightsOfViewerResolver, CreatorInsightsResolver, previousOf(CreatorInsights)],
  ...[CreatorAudienceResolver, CreatorPostResolver],
  ...[CommunityOfInsightsResolver, CommunityInsightsResolver, previousOf(CommunityInsights)],
  OrganizerInsightResolver,
  ...[InsightsOfGroupResolver, GroupInsightsResolver, GroupContributorResolver],
];
