import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { canSeeCommunityPost } from '../../rules/community/index.js';
import { toGlobalId } from '../../schema/ids.js';
import { DeletedPayload } from '../../schema/payload.js';
import * as community from '../../services/community/index.js';
import { afterWrite } from '../fresh.js';
import {
  AcceptAnswerInput,
  ClosePollInput,
  CreateCommunityPostInput,
  DeleteCommunityPostInput,
  FeatureCommunityPostInput,
  HideCommunityPostVersionInput,
  LockCommunityPostInput,
  PinCommunityPostInput,
  ReviewCommunityPostInput,
  ShareCommunityPostInput,
  UpdateCommunityPostInput,
  VoteInPollInput,
} from './topic.input.js';
import { CommunityPostPayload } from './topic.type.js';

/** Writing and moderating community posts. */
@Resolver()
export class CommunityPostMutationResolver {
  @Mutation(() => CommunityPostPayload, {
    nullable: true,
    description: 'Publishes a community post, or hands it in for approval where its group asks for that.',
  })
  async createCommunityPost(
    @Arg('input', () => CreateCommunityPostInput) input: CreateCommunityPostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CommunityPostPayload> {
    const { post } = await community.createTopic(ctx, { ...input });
    return shown(ctx, info, post);
  }

  @Mutation(() => CommunityPostPayload, {
    nullable: true,
    description: 'Changes a community post. For its author and moderators.',
  })
  async updateCommunityPost(
    @Arg('input', () => UpdateCommunityPostInput) input: UpdateCommunityPostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CommunityPostPayload> {
    await community.updateTopic(ctx, { ...input });
    return shown(ctx, info, input.communityPostId);
  }

  @Mutation(() => DeletedPayload, {
    nullable: true,
    description: 'Deletes the viewer’s community post. Moderators remove a post; its author still reads it.',
  })
  async deleteCommunityPost(
    @Arg('input', () => DeleteCommunityPostInput) { communityPostId }: DeleteCommunityPostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DeletedPayload> {
    await community.deleteTopic(ctx, communityPostId);
    await afterWrite(ctx, info);
    return { deletedId: toGlobalId('CommunityPost', communityPostId) };
  }

  @Mutation(() => CommunityPostPayload, {
    nullable: true,
    description:
      'Approves or rejects a post that waits for approval, or brings back a removed one. For moderators.',
  })
  async reviewCommunityPost(
    @Arg('input', () => ReviewCommunityPostInput) input: ReviewCommunityPostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CommunityPostPayload> {
    await community.reviewTopic(ctx, input);
    return shown(ctx, info, input.communityPostId);
  }

  @Mutation(() => CommunityPostPayload, {
    nullable: true,
    description: 'Pins a post to the top of its group, or lets it go. For moderators.',
  })
  async pinCommunityPost(
    @Arg('input', () => PinCommunityPostInput) { communityPostId, pinned }: PinCommunityPostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CommunityPostPayload> {
    await community.pinTopic(ctx, communityPostId, pinned);
    return shown(ctx, info, communityPostId);
  }

  @Mutation(() => CommunityPostPayload, {
    nullable: true,
    description: 'Locks a post, which then takes no comments and votes, or opens it again. For moderators.',
  })
  async lockCommunityPost(
    @Arg('input', () => LockCommunityPostInput) { communityPostId, locked }: LockCommunityPostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CommunityPostPayload> {
    await community.lockTopic(ctx, communityPostId, locked);
    return shown(ctx, info, communityPostId);
  }

  @Mutation(() => CommunityPostPayload, {
    nullable: true,
    description: 'Features a public post, or lets it go. For moderators of the platform.',
  })
  async featureCommunityPost(
    @Arg('input', () => FeatureCommunityPostInput) { communityPostId, featured }: FeatureCommunityPostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CommunityPostPayload> {
    await community.featureTopic(ctx, communityPostId, featured);
    return shown(ctx, info, communityPostId);
  }

  @Mutation(() => CommunityPostPayload, {
    nullable: true,
    description: 'Votes in a poll, or changes the vote.',
  })
  async voteInPoll(
    @Arg('input', () => VoteInPollInput) input: VoteInPollInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CommunityPostPayload> {
    await community.voteInPoll(ctx, input);
    return shown(ctx, info, input.communityPostId);
  }

  @Mutation(() => CommunityPostPayload, {
    nullable: true,
    description: 'Closes a poll before its end. For the author of the post and moderators.',
  })
  async closePoll(
    @Arg('input', () => ClosePollInput) { communityPostId }: ClosePollInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CommunityPostPayload> {
    await community.closePoll(ctx, communityPostId);
    return shown(ctx, info, communityPostId);
  }

  @Mutation(() => CommunityPostPayload, {
    nullable: true,
    description:
      'Accepts a comment as the answer to a question. For the author of the question and moderators.',
  })
  async acceptAnswer(
    @Arg('input', () => AcceptAnswerInput) input: AcceptAnswerInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CommunityPostPayload> {
    await community.acceptAnswer(ctx, input);
    return shown(ctx, info, input.communityPostId);
  }

  @Mutation(() => CommunityPostPayload, {
    nullable: true,
    description: 'Notes that the viewer shared a community post. Each user counts once.',
  })
  async shareCommunityPost(
    @Arg('input', () => ShareCommunityPostInput) { communityPostId }: ShareCommunityPostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CommunityPostPayload> {
    await community.shareTopic(ctx, communityPostId);
    return shown(ctx, info, communityPostId);
  }

  @Mutation(() => CommunityPostPayload, {
    nullable: true,
    description: 'Hides a former version of a post from all but its author and moderators. For moderators.',
  })
  async hideCommunityPostVersion(
    @Arg('input', () => HideCommunityPostVersionInput) { versionId, hidden }: HideCommunityPostVersionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CommunityPostPayload> {
    const post = await community.hideTopicVersion(ctx, versionId, hidden ?? true);
    return shown(ctx, info, post);
  }
}

async function shown(
  ctx: Context,
  info: GraphQLResolveInfo,
  id: Types.ObjectId,
): Promise<CommunityPostPayload> {
  await afterWrite(ctx, info);
  const post = await ctx.loaders.communityPost.load(id);
  return { communityPost: post && (await canSeeCommunityPost(ctx, post)) ? post : null };
}
