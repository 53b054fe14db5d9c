import type { GraphQLResolveInfo } from 'graphql';
import { GraphQLJSON } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { requireAdmin } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { User } from '../../models/identity/index.js';
import { ConfigCategory, ConfigEntry, FeatureFlag } from '../../models/platform/index.js';
import { toGlobalId } from '../../schema/ids.js';
import { currentPlan } from '../../services/billing/index.js';
import * as platform from '../../services/platform/index.js';
import { afterWrite } from '../fresh.js';
import { Viewer } from '../identity/viewer.type.js';
import {
  DeleteFeatureFlagInput,
  ResetConfigInput,
  SetConfigInput,
  SetFeatureFlagInput,
} from './platform.input.js';
import {
  ConfigKey,
  ConfigPayload,
  DeletedFeatureFlagPayload,
  Feature,
  FeatureFlagPayload,
  ResetConfigPayload,
} from './platform.type.js';

/** Names of admins are for admins. */
async function adminOf(ctx: Context, id: User['_id'] | undefined): Promise<User | null> {
  return id && ctx.viewer?.role === 'admin' ? ctx.loaders.user.load(id) : null;
}

/** Runtime settings. */
@Resolver(() => ConfigEntry)
export class ConfigResolver {
  @Query(() => [ConfigEntry], {
    nullable: true,
    description: 'The public runtime settings that are stored. Admins may also ask for the others.',
  })
  config(
    @Arg('category', () => ConfigCategory, { nullable: true, description: 'Only settings of this category.' })
    category: ConfigCategory | null,
    @Arg('includePrivate', () => Boolean, {
      nullable: true,
      description: 'Whether to include private settings. For admins.',
    })
    includePrivate: boolean | null,
    @Ctx() ctx: Context,
  ): ConfigEntry[] {
    if (includePrivate) requireAdmin(ctx);
    return platform.liveConfig.entries.filter(
      (entry) => (entry.isPublic || includePrivate) && (category == null || entry.category === category),
    );
  }

  @Query(() => [ConfigKey], {
    nullable: true,
    description:
      'All runtime settings that the gateway knows, and stored ones of clients, by key. For admins.',
  })
  configKeys(@Ctx() ctx: Context): ConfigKey[] {
    requireAdmin(ctx);
    return platform.knownSettings();
  }

  @FieldResolver(() => GraphQLJSON, { nullable: true, description: 'The value of the entry.' })
  value(@Root() root: unknown): unknown {
    return JSON.parse((root as ConfigEntry).json);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The admin who last changed the entry. Null for all but admins.',
  })
  updatedBy(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return adminOf(ctx, (root as ConfigEntry).updatedBy);
  }

  @Mutation(() => ConfigPayload, {
    nullable: true,
    description: 'Stores a runtime setting; every gateway knows it within a second. For admins.',
  })
  async setConfig(
    @Arg('input', () => SetConfigInput) input: SetConfigInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ConfigPayload> {
    const entry = await platform.setConfig(ctx, input);
    await afterWrite(ctx, info);
    return { entry: await ctx.loaders.configEntry.load(entry) };
  }

  @Mutation(() => ResetConfigPayload, {
    nullable: true,
    description: 'Removes a stored setting, so that its default holds again. For admins.',
  })
  async resetConfig(
    @Arg('input', () => ResetConfigInput) input: ResetConfigInput,
    @Ctx() ctx: Context,
  ): Promise<ResetConfigPayload> {
    await platform.resetConfig(ctx, input);
    return { key: input.key };
  }
}

/** Feature flags. */
@Resolver(() => FeatureFlag)
export class FeatureFlagResolver {
  @Query(() => [FeatureFlag], { nullable: true, description: 'All feature flags, by key. For admins.' })
  featureFlags(@Ctx() ctx: Context): FeatureFlag[] {
    requireAdmin(ctx);
    return [...platform.liveConfig.flags];
  }

  @FieldResolver(() => [User], {
    description: 'Users who have the feature whatever the percentage and their plan.',
  })
  async users(@Root() root: unknown, @Ctx() ctx: Context): Promise<User[]> {
    const users = await ctx.loaders.user.loadMany((root as FeatureFlag).users);
    return users.filter((user) => user !== null);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The admin who last changed the flag.' })
  updatedBy(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return adminOf(ctx, (root as FeatureFlag).updatedBy);
  }

  @Mutation(() => FeatureFlagPayload, {
    nullable: true,
    description: 'Makes or changes a feature flag; every gateway knows it within a second. For admins.',
  })
  async setFeatureFlag(
    @Arg('input', () => SetFeatureFlagInput) input: SetFeatureFlagInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FeatureFlagPayload> {
    const flag = await platform.setFeatureFlag(ctx, input);
    await afterWrite(ctx, info);
    return { flag: await ctx.loaders.featureFlag.load(flag) };
  }

  @Mutation(() => DeletedFeatureFlagPayload, {
    nullable: true,
    description: 'Deletes a feature flag: nobody has the feature any more. For admins.',
  })
  async deleteFeatureFlag(
    @Arg('input', () => DeleteFeatureFlagInput) input: DeleteFeatureFlagInput,
    @Ctx() ctx: Context,
  ): Promise<DeletedFeatureFlagPayload> {
    return { deletedId: toGlobalId('FeatureFlag', await platform.deleteFeatureFlag(ctx, input)) };
  }
}

/** The viewer's features. */
@Resolver(() => Viewer)
export class ViewerFeatureResolver {
  @FieldResolver(() => [Feature], {
    description: 'All features that have a flag, and whether the viewer has them.',
  })
  features(@Root() root: unknown): Feature[] {
    const { user } = root as Viewer;
    return platform.featuresOf({ _id: user._id, plan: currentPlan(user) });
  }
}
