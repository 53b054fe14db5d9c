import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import * as community from '../../services/community/index.js';
import { afterWrite } from '../fresh.js';
import {
  AnswerGroupInvitationInput,
  BanMemberInput,
  ChangeMemberInput,
  CreateGroupInvitationInput,
  InviteToGroupInput,
  JoinGroupByInvitationInput,
  JoinGroupInput,
  RemoveMemberInput,
  ReviewMembershipInput,
  RevokeGroupInvitationInput,
  SuspendMemberInput,
  UnbanMemberInput,
} from './group.input.js';
import { GroupInvitationPayload, MembershipPayload, MembershipsPayload } from './group.type.js';

/** Joining groups, and managing their members. */
@Resolver()
export class MembershipMutationResolver {
  @Mutation(() => MembershipPayload, {
    nullable: true,
    description: 'Joins a group, asks to join where that needs approval, or accepts the viewer’s invitation.',
  })
  async joinGroup(
    @Arg('input', () => JoinGroupInput) input: JoinGroupInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MembershipPayload> {
    const { membership } = await community.joinGroup(ctx, input);
    return shown(ctx, info, membership);
  }

  @Mutation(() => MembershipPayload, {
    nullable: true,
    description: 'Joins a group by an invitation link. Members use nothing of it up.',
  })
  async joinGroupByInvitation(
    @Arg('input', () => JoinGroupByInvitationInput) input: JoinGroupByInvitationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MembershipPayload> {
    const { membership } = await community.joinGroupByInvitation(ctx, input);
    return shown(ctx, info, membership);
  }

  @Mutation(() => MembershipsPayload, {
    nullable: true,
    description: 'Invites users to a group. For members who may invite.',
  })
  async inviteToGroup(
    @Arg('input', () => InviteToGroupInput) input: InviteToGroupInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MembershipsPayload> {
    const ids = await community.inviteToGroup(ctx, input);
    await afterWrite(ctx, info);
    const memberships = await ctx.loaders.membership.loadMany(ids);
    return { memberships: memberships.filter((one) => one !== null) };
  }

  @Mutation(() => MembershipPayload, {
    nullable: true,
    description: 'Accepts or declines an invitation to the viewer.',
  })
  async answerGroupInvitation(
    @Arg('input', () => AnswerGroupInvitationInput) input: AnswerGroupInvitationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MembershipPayload> {
    await community.answerGroupInvitation(ctx, input);
    return shown(ctx, info, input.membershipId);
  }

  @Mutation(() => MembershipPayload, {
    nullable: true,
    description: 'Approves or declines a request to join. For those who manage members.',
  })
  async reviewMembership(
    @Arg('input', () => ReviewMembershipInput) input: ReviewMembershipInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MembershipPayload> {
    await community.reviewMembership(ctx, input);
    return shown(ctx, info, input.membershipId);
  }

  @Mutation(() => MembershipPayload, {
    nullable: true,
    description: 'Changes the role or the permissions of a member of a lower role.',
  })
  async changeMember(
    @Arg('input', () => ChangeMemberInput) input: ChangeMemberInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MembershipPayload> {
    await community.changeMember(ctx, input);
    return shown(ctx, info, input.membershipId);
  }

  @Mutation(() => MembershipPayload, {
    nullable: true,
    description: 'Bans a user of a lower role from a group, with a reason and perhaps an end.',
  })
  async banMember(
    @Arg('input', () => BanMemberInput) input: BanMemberInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MembershipPayload> {
    await community.banMember(ctx, input);
    return shown(ctx, info, input.membershipId);
  }

  @Mutation(() => MembershipPayload, {
    nullable: true,
    description: 'Suspends a member of a lower role, who then reads the group and takes no part.',
  })
  async suspendMember(
    @Arg('input', () => SuspendMemberInput) input: SuspendMemberInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MembershipPayload> {
    await community.suspendMember(ctx, input);
    return shown(ctx, info, input.membershipId);
  }

  @Mutation(() => MembershipPayload, {
    nullable: true,
    description: 'Lifts a ban, after which the user may join again, or a suspension.',
  })
  async unbanMember(
    @Arg('input', () => UnbanMemberInput) input: UnbanMemberInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MembershipPayload> {
    await community.unbanMember(ctx, input);
    return shown(ctx, info, input.membershipId);
  }

  @Mutation(() => MembershipPayload, {
    nullable: true,
    description: 'Removes a member of a lower role without a ban, or takes an invitation back.',
  })
  async removeMember(
    @Arg('input', () => RemoveMemberInput) input: RemoveMemberInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MembershipPayload> {
    await community.removeMember(ctx, input);
    return shown(ctx, info, input.membershipId);
  }

  @Mutation(() => GroupInvitationPayload, {
    nullable: true,
    description: 'Creates an invitation link. For members who may invite. A link admits plain members only.',
  })
  async createGroupInvitation(
    @Arg('input', () => CreateGroupInvitationInput) input: CreateGroupInvitationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<GroupInvitationPayload> {
    const { invitation } = await community.createGroupInvitation(ctx, { ...input });
    await afterWrite(ctx, info);
    return { invitation: await ctx.loaders.groupInvitation.load(invitation) };
  }

  @Mutation(() => GroupInvitationPayload, {
    nullable: true,
    description: 'Ends an invitation link. For members who may invite.',
  })
  async revokeGroupInvitation(
    @Arg('input', () => RevokeGroupInvitationInput) { invitationId }: RevokeGroupInvitationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<GroupInvitationPayload> {
    await community.revokeGroupInvitation(ctx, invitationId);
    await afterWrite(ctx, info);
    return { invitation: await ctx.loaders.groupInvitation.load(invitationId) };
  }
}

async function shown(ctx: Context, info: GraphQLResolveInfo, id: Types.ObjectId): Promise<MembershipPayload> {
  await afterWrite(ctx, info);
  return { membership: await ctx.loaders.membership.load(id) };
}
