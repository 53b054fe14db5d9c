import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import type { Group } from '../../models/community/index.js';
import { canSeeGroup } from '../../rules/community/index.js';
import * as community from '../../services/community/index.js';
import { afterWrite } from '../fresh.js';
import {
  ArchiveGroupInput,
  CreateGroupInput,
  LeaveGroupInput,
  TransferGroupInput,
  UpdateGroupInput,
} from './group.input.js';
import { GroupPayload } from './group.type.js';

/** Making and changing groups. */
@Resolver()
export class GroupMutationResolver {
  @Mutation(() => GroupPayload, {
    nullable: true,
    description: 'Creates a group. The viewer becomes its owner and first member.',
  })
  async createGroup(
    @Arg('input', () => CreateGroupInput) input: CreateGroupInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<GroupPayload> {
    const { group } = await community.createGroup(ctx, { ...input });
    return shown(ctx, info, group);
  }

  @Mutation(() => GroupPayload, {
    nullable: true,
    description: 'Changes a group. For its owner and its admins.',
  })
  async updateGroup(
    @Arg('input', () => UpdateGroupInput) input: UpdateGroupInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<GroupPayload> {
    await community.updateGroup(ctx, { ...input });
    return shown(ctx, info, input.groupId);
  }

  @Mutation(() => GroupPayload, {
    nullable: true,
    description: 'Archives a group, which can then only be read, or takes it into use again. For its owner.',
  })
  async archiveGroup(
    @Arg('input', () => ArchiveGroupInput) input: ArchiveGroupInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<GroupPayload> {
    await community.archiveGroup(ctx, input);
    return shown(ctx, info, input.groupId);
  }

  @Mutation(() => GroupPayload, {
    nullable: true,
    description:
      'Leaves a group, or takes a request to join back. The owner transfers the group first. The payload is null for a secret group.',
  })
  async leaveGroup(
    @Arg('input', () => LeaveGroupInput) input: LeaveGroupInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<GroupPayload> {
    await community.leaveGroup(ctx, input);
    return shown(ctx, info, input.groupId);
  }

  @Mutation(() => GroupPayload, {
    nullable: true,
    description: 'Makes another member the owner of a group. The former owner becomes an admin.',
  })
  async transferGroup(
    @Arg('input', () => TransferGroupInput) input: TransferGroupInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<GroupPayload> {
    await community.transferGroup(ctx, input);
    return shown(ctx, info, input.groupId);
  }
}

async function shown(ctx: Context, info: GraphQLResolveInfo, id: Types.ObjectId): Promise<GroupPayload> {
  await afterWrite(ctx, info);
  const group: Group | null = await ctx.loaders.group.load(id);
  return { group: group && (await canSeeGroup(ctx, group)) ? group : null };
}
