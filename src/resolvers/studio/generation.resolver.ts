import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Info,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { BY_TIME, countGenerations, scanGenerations } from '../../loaders/studio/lists.js';
import { AIModel, Post } from '../../models/social/index.js';
import {
  AIGeneration,
  AIGenerationAsset,
  AIGenerationType,
  GenerationStatus,
} from '../../models/studio/index.js';
import { canSeePost } from '../../rules/social/index.js';
import { connection, type Connection } from '../../schema/connection.js';
import { toGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { DeletedPayload, payload } from '../../schema/payload.js';
import * as studio from '../../services/studio/index.js';
import { afterWrite } from '../fresh.js';
import { Viewer } from '../identity/viewer.type.js';
import {
  GenerateInput,
  GenerationInput,
  PublishGenerationInput,
  RateGenerationInput,
  RetryGenerationInput,
} from './generation.input.js';
import { positionIn } from './positions.js';

/** A page of generations. */
const AIGenerationConnection = connection('AIGeneration', () => AIGeneration);

/** The answer of an operation on a generation. */
@ObjectType({ description: 'The answer of a mutation on a generation.' })
export class AIGenerationPayload extends payload(
  'generation',
  () => AIGeneration,
  'The generation. Null on refusal.',
) {
  @Field(() => Viewer, {
    simple: true,
    nullable: true,
    description: 'The viewer with the balances after the mutation.',
  })
  viewer?: Viewer | null;
}

/** The answer of `publishGeneration`. */
@ObjectType({ description: 'The answer of `publishGeneration`.' })
export class PublishGenerationPayload extends AIGenerationPayload {
  @Field(() => Post, { simple: true, nullable: true, description: 'The new post. Null on refusal.' })
  post?: Post | null;
}

/** A model and its price. */
@ObjectType({
  description: 'A model that can be chosen for a generation, and its price.',
  simpleResolvers: true,
})
export class GenerationPrice {
  @Field(() => AIGenerationType, { description: 'The type of result that the model makes.' })
  type: AIGenerationType;

  @Field(() => AIModel, { nullable: true, description: 'The model. Null for text enhancement.' })
  model: AIModel | null;

  @Field(() => Int, { description: 'Coins for one result.' })
  coins: number;

  @Field(() => Int, { description: 'Credits for one result.' })
  credits: number;
}

/** The prices of generations. */
@Resolver()
export class GenerationQueryResolver {
  @Query(() => [GenerationPrice], {
    nullable: true,
    description: 'The models for generations with their prices.',
  })
  generationPrices(): GenerationPrice[] {
    return studio.priceList();
  }
}

/** The generations of the viewer. */
@Resolver(() => Viewer)
export class ViewerGenerationResolver {
  @FieldResolver(() => AIGenerationConnection, {
    description: 'The AI generations of the viewer, latest first.',
  })
  generations(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Arg('type', () => AIGenerationType, { nullable: true, description: 'Only generations of this type.' })
    type: AIGenerationType | null,
    @Arg('status', () => GenerationStatus, {
      nullable: true,
      description: 'Only generations of this status.',
    })
    status: GenerationStatus | null,
    @Ctx() ctx: Context,
  ): Promise<Connection<AIGeneration>> {
    const user = (root as Viewer).user._id;
    const filter = { type, status };
    return page<AIGeneration, AIGeneration>(toRange(args), {
      skeleton: (range) => scanGenerations(ctx.loaders, range, user, filter),
      position: positionIn(BY_TIME),
      hydrate: (generation) => generation,
      count: () => countGenerations(ctx.loaders, user, filter),
    });
  }
}

/** The fields of a generation that follow from others. */
@Resolver(() => AIGeneration)
export class AIGenerationResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The URL of the first result. Null until there is one.',
  })
  resultUrl(@Root() root: unknown): string | null {
    const [first] = (root as AIGeneration).assets;
    return first ? studio.assetUrl(first) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The URL of a small still image of the first result. Null if there is none.',
  })
  thumbnailUrl(@Root() root: unknown): string | null {
    const [first] = (root as AIGeneration).assets;
    return first ? studio.assetThumbnailUrl(first) : null;
  }

  @FieldResolver(() => Post, {
    nullable: true,
    description: 'The post that shows the result. Null if there is none.',
  })
  async post(@Root() root: unknown, @Ctx() ctx: Context): Promise<Post | null> {
    const { post: id } = root as AIGeneration;
    const post = id ? await ctx.loaders.post.load(id) : null;
    return post && (await canSeePost(ctx, post)) ? post : null;
  }
}

/** The addresses of a result. */
@Resolver(() => AIGenerationAsset)
export class AIGenerationAssetResolver {
  @FieldResolver(() => String, { description: 'The URL of the file.' })
  url(@Root() asset: unknown): string {
    return studio.assetUrl(asset as AIGenerationAsset);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The URL of a small still image. Null if there is none.',
  })
  thumbnailUrl(@Root() asset: unknown): string | null {
    return studio.assetThumbnailUrl(asset as AIGenerationAsset);
  }
}

/** Requesting generations, and what becomes of them. */
@Resolver()
export class GenerationMutationResolver {
  @Mutation(() => AIGenerationPayload, {
    nullable: true,
    description:
      'Requests an image, a video or a better text. Coins and credits are held at once, charged for what is made, and refunded otherwise. Follow it by `generationProgress`.',
  })
  async generate(
    @Arg('input', () => GenerateInput) input: GenerateInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AIGenerationPayload> {
    const { generation } = await studio.generate(ctx, input);
    return shown(ctx, info, generation);
  }

  @Mutation(() => AIGenerationPayload, {
    nullable: true,
    description:
      'Requests the same once more, at the same price. The input is that of a finished generation.',
  })
  async retryGeneration(
    @Arg('input', () => RetryGenerationInput) { generationId, clientId }: RetryGenerationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AIGenerationPayload> {
    const { generation } = await studio.retryGeneration(ctx, generationId, clientId ?? null);
    return shown(ctx, info, generation);
  }

  @Mutation(() => AIGenerationPayload, {
    nullable: true,
    description:
      'Cancels a generation. Results that were made already stay and are charged, the rest is refunded. A finished generation stays as it is.',
  })
  async cancelGeneration(
    @Arg('input', () => GenerationInput) { generationId }: GenerationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AIGenerationPayload> {
    await studio.cancelGeneration(ctx, generationId);
    return shown(ctx, info, generationId);
  }

  @Mutation(() => AIGenerationPayload, { nullable: true, description: 'Rates the result of a generation.' })
  async rateGeneration(
    @Arg('input', () => RateGenerationInput) { generationId, rating }: RateGenerationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AIGenerationPayload> {
    await studio.rateGeneration(ctx, generationId, rating);
    return shown(ctx, info, generationId);
  }

  @Mutation(() => PublishGenerationPayload, {
    nullable: true,
    description: 'Publishes the result of a generation as a post with filled AI details.',
  })
  async publishGeneration(
    @Arg('input', () => PublishGenerationInput) input: PublishGenerationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PublishGenerationPayload> {
    const { post } = await studio.publishGeneration(ctx, input);
    return { ...(await shown(ctx, info, input.generationId)), post: await ctx.loaders.post.load(post) };
  }

  @Mutation(() => DeletedPayload, {
    nullable: true,
    description: 'Deletes a finished generation with its files. A post that shows the result stays.',
  })
  async deleteGeneration(
    @Arg('input', () => GenerationInput) { generationId }: GenerationInput,
    @Ctx() ctx: Context,
  ): Promise<DeletedPayload> {
    await studio.deleteGeneration(ctx, generationId);
    return { deletedId: toGlobalId('AIGeneration', generationId) };
  }
}

async function shown(
  ctx: Context,
  info: GraphQLResolveInfo,
  id: Types.ObjectId,
): Promise<AIGenerationPayload> {
  await afterWrite(ctx, info);
  const [generation, user] = await Promise.all([
    ctx.loaders.aiGeneration.load(id),
    ctx.loaders.user.load(ctx.viewer!.id),
  ]);
  return { generation, viewer: user ? { user } : null };
}
