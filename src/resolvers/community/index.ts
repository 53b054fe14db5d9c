import {
  canSeeCommunityPost,
  canSeeGroup,
  canSeeMembership,
  canSeeSuggestion,
  hasPermission,
} from '../../rules/community/index.js';
import type { NodeRows } from '../node-types.js';
import { EventGroupResolver, GroupEventResolver } from './group-event.resolver.js';
import { GroupMutationResolver } from './group-mutation.resolver.js';
import { GroupResolver, GroupStatsResolver } from './group.resolver.js';
import {
  CommunityMetricsResolver,
  GroupMetricsResolver,
  MetricsAverageResolver,
  TopContentResolver,
  TopContributorResolver,
} from './metrics.resolver.js';
import { MembershipMutationResolver } from './membership-mutation.resolver.js';
import {
  GroupInvitationResolver,
  MembershipResolver,
  ViewerCommunityResolver,
} from './membership.resolver.js';
import { SuggestionResolver } from './suggestion.resolver.js';
import { CommunityPostMutationResolver } from './topic-mutation.resolver.js';
import { CommunityPostResolver } from './topic.resolver.js';
import {
  CommunityAttachmentResolver,
  CommunityPostVersionResolver,
  UserCommunityResolver,
} from './topic-version.resolver.js';

/** Groups, the forum and suggestions. */
export const communityResolvers = [
  ...[GroupResolver, GroupStatsResolver, GroupMutationResolver, GroupEventResolver, EventGroupResolver],
  ...[MembershipResolver, MembershipMutationResolver, GroupInvitationResolver, ViewerCommunityResolver],
  ...[CommunityPostResolver, CommunityPostMutationResolver, CommunityPostVersionResolver],
  ...[CommunityAttachmentResolver, UserCommunityResolver, SuggestionResolver],
  ...[GroupMetricsResolver, CommunityMetricsResolver, TopContributorResolver, TopContentResolver],
  MetricsAverageResolver,
];

/** What `node(id)` can fetch of this domain. */
export const communityNodes: NodeRows = {
  Group: async (ctx, id) => {
    const group = await ctx.loaders.group.load(id);
    return group && (await canSeeGroup(ctx, group)) ? group : null;
  },
  Membership: async (ctx, id) => {
    const membership = await ctx.loaders.membership.load(id);
    const group = membership && (await ctx.loaders.group.load(membership.group));
    const seen = group && (await canSeeGroup(ctx, group)) && (await canSeeMembership(ctx, group, membership));
    return seen ? membership : null;
  },
  GroupInvitation: async (ctx, id) => {
    const invitation = await ctx.loaders.groupInvitation.load(id);
    const mine =
      invitation && ctx.viewer ? await ctx.loaders.viewerGroupMembership.load(invitation.group) : null;
    return hasPermission(mine, 'canInvite') ? invitation : null;
  },
  CommunityPost: async (ctx, id) => {
    const post = await ctx.loaders.communityPost.load(id);
    return post && (await canSeeCommunityPost(ctx, post)) ? post : null;
  },
  CommunityPostVersion: async (ctx, id) => {
    const version = await ctx.loaders.communityPostVersion.load(id);
    const post = version && (await ctx.loaders.communityPost.load(version.post));
    return post && (await canSeeCommunityPost(ctx, post)) ? version : null;
  },
  Suggestion: async (ctx, id) => {
    const suggestion = await ctx.loaders.suggestion.load(id);
    return suggestion && (await canSeeSuggestion(ctx, suggestion)) ? suggestion : null;
  },
};
