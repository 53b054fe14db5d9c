import { Arg, Ctx, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { completePreferences, completeProfile, UserProfile } from '../../models/identity/index.js';
import { updatePreferences, updateProfile } from '../../services/identity/index.js';
import { UpdatePreferencesInput } from './preferences.input.js';
import { Preferences, toPreferences } from './preferences.type.js';
import { UpdateProfileInput } from './profile.input.js';
import { changedViewer, ViewerPayload } from './viewer.payload.js';
import { Viewer } from './viewer.type.js';

/** The payload of a changed profile. */
@ObjectType()
export class UpdateProfilePayload extends ViewerPayload {}

/** The payload of changed preferences. */
@ObjectType()
export class UpdatePreferencesPayload extends ViewerPayload {}

/** The viewer's profile and preferences. */
@Resolver(() => Viewer)
export class ProfileResolver {
  @FieldResolver(() => UserProfile, { description: "The viewer's extended profile." })
  async profile(@Root() root: unknown, @Ctx() ctx: Context): Promise<UserProfile> {
    const { _id } = (root as Viewer).user;
    return completeProfile(_id, await ctx.loaders.profileOfUser.load(_id));
  }

  @FieldResolver(() => Preferences, { description: "The viewer's settings." })
  async preferences(@Root() root: unknown, @Ctx() ctx: Context): Promise<Preferences> {
    const { user } = root as Viewer;
    const stored = await ctx.loaders.preferencesOfUser.load(user._id);
    return toPreferences(user, completePreferences(user._id, stored));
  }

  @Mutation(() => UpdateProfilePayload, {
    nullable: true,
    description: "Changes the viewer's profile.",
  })
  async updateProfile(
    @Arg('input', () => UpdateProfileInput) input: UpdateProfileInput,
    @Ctx() ctx: Context,
  ): Promise<UpdateProfilePayload> {
    await updateProfile(ctx, input);
    return changedViewer(ctx);
  }

  @Mutation(() => UpdatePreferencesPayload, {
    nullable: true,
    description: "Changes the viewer's settings.",
  })
  async updatePreferences(
    @Arg('input', () => UpdatePreferencesInput) input: UpdatePreferencesInput,
    @Ctx() ctx: Context,
  ): Promise<UpdatePreferencesPayload> {
    await updatePreferences(ctx, input);
    return changedViewer(ctx);
  }
}
