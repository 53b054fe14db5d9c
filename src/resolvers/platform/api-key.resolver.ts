import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { User } from '../../models/identity/index.js';
import { ApiKey } from '../../models/platform/index.js';
import * as platform from '../../services/platform/index.js';
import { afterWrite } from '../fresh.js';
import { Viewer } from '../identity/viewer.type.js';
import { CreateApiKeyInput, RevokeApiKeyInput } from './platform.input.js';
import { ApiKeyPayload, ApiKeyScope, CreatedApiKeyPayload } from './platform.type.js';

const MOST_SHOWN = 100;

/** API keys. */
@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Query(() => [ApiKeyScope], { nullable: true, description: 'All scopes that API keys can have, by name.' })
  apiKeyScopes(): ApiKeyScope[] {
    return platform.allScopes();
  }

  @FieldResolver(() => User, { nullable: true, description: 'The user that the key acts for.' })
  owner(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return ctx.loaders.user.load((root as ApiKey).owner);
  }

  @Mutation(() => CreatedApiKeyPayload, {
    nullable: true,
    description: 'Makes an API key that acts for the viewer within its scopes. Up to 20 keys work at a time.',
  })
  async createApiKey(
    @Arg('input', () => CreateApiKeyInput) input: CreateApiKeyInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CreatedApiKeyPayload> {
    const { apiKey, secret } = await platform.createApiKey(ctx, input);
    await afterWrite(ctx, info);
    return { apiKey: await ctx.loaders.apiKey.load(apiKey), secret };
  }

  @Mutation(() => ApiKeyPayload, {
    nullable: true,
    description: 'Ends an API key at once, at every gateway; its sockets close. For its owner and admins.',
  })
  async revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput) input: RevokeApiKeyInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ApiKeyPayload> {
    await platform.revokeApiKey(ctx, input);
    await afterWrite(ctx, info);
    return { apiKey: await ctx.loaders.apiKey.load(input.apiKeyId) };
  }
}

/** The viewer's API keys. */
@Resolver(() => Viewer)
export class ViewerApiKeyResolver {
  @FieldResolver(() => [ApiKey], {
    description: "The viewer's last 100 API keys, newest first, revoked ones too.",
  })
  async apiKeys(@Root() root: unknown, @Ctx() ctx: Context): Promise<ApiKey[]> {
    const parent = (root as Viewer).user._id;
    const keys = await ctx.loaders.apiKeysOf.load({ parent, size: MOST_SHOWN });
    return keys.slice(0, MOST_SHOWN);
  }
}
