import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import type {
  CommunityPost,
  Group,
  GroupInvitation,
  Membership,
  Suggestion,
} from '../../models/community/index.js';
import {
  canSeeCommunityPost,
  canSeeGroup,
  canSeeMembership,
  canSeeSuggestion,
  hasPermission,
  requireParticipant,
  type Permission,
} from '../../rules/community/index.js';
import { refuse } from '../../schema/errors.js';

type ObjectId = Types.ObjectId;

/** A group that the viewer may see. @throws NOT_FOUND, whether it is secret or not there */
export async function visibleGroup(ctx: Context, id: ObjectId, field: string): Promise<Group> {
  const group = await ctx.loaders.group.load(id);
  if (!group || !(await canSeeGroup(ctx, group))) throw refuse.notFound('The group', field);
  return group;
}

/** A group in which the viewer has a permission. @throws as `visibleGroup` and `requireParticipant` do */
export async function groupWith(
  ctx: Context,
  id: ObjectId,
  field: string,
  permission: Permission,
): Promise<{ group: Group; mine: Membership }> {
  const group = await visibleGroup(ctx, id, field);
  return { group, mine: await requireParticipant(ctx, group, field, permission) };
}

/** A membership that the viewer may see, with its group. @throws NOT_FOUND */
export async function visibleMembership(
  ctx: Context,
  id: ObjectId,
  field = 'membershipId',
): Promise<{ group: Group; membership: Membership }> {
  const membership = await ctx.loaders.membership.load(id);
  const group = membership && (await ctx.loaders.group.load(membership.group));
  if (!group || !(await canSeeGroup(ctx, group)) || !(await canSeeMembership(ctx, group, membership)))
    throw refuse.notFound('The membership', field);
  return { group, membership };
}

/** A community post that the viewer may see. @throws NOT_FOUND */
export async function visibleCommunityPost(
  ctx: Context,
  id: ObjectId,
  field = 'communityPostId',
): Promise<CommunityPost> {
  const post = await ctx.loaders.communityPost.load(id);
  if (!post || !(await canSeeCommunityPost(ctx, post))) throw refuse.notFound('The community post', field);
  return post;
}

/** A suggestion that the viewer may see. @throws NOT_FOUND */
export async function visibleSuggestion(
  ctx: Context,
  id: ObjectId,
  field = 'suggestionId',
): Promise<Suggestion> {
  const suggestion = await ctx.loaders.suggestion.load(id);
  if (!suggestion || !(await canSeeSuggestion(ctx, suggestion)))
    throw refuse.notFound('The suggestion', field);
  return suggestion;
}

/** An invitation link of a group in which the viewer may invite. @throws NOT_FOUND */
export async function visibleInvitation(ctx: Context, id: ObjectId): Promise<GroupInvitation> {
  const invitation = await ctx.loaders.groupInvitation.load(id);
  const mine = invitation && ctx.viewer && (await ctx.loaders.viewerGroupMembership.load(invitation.group));
  if (!invitation || !hasPermission(mine ?? null, 'canInvite'))
    throw refuse.notFound('The invitation', 'invitationId');
  return invitation;
}
