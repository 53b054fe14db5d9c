import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { listQuickActions } from '../../loaders/agents/lists/quick-action.js';
import type { Context } from '../../loaders/context.js';
import { ChatSettingsModel, QuickAction } from '../../models/agents/index.js';
import { User, UserPreferencesModel } from '../../models/identity/index.js';
import { withDefaults } from '../../models/identity/with-defaults.js';
import { canSeeQuickAction } from '../../rules/agents/index.js';
import { toGlobalId } from '../../schema/ids.js';
import { DeletedPayload, payload } from '../../schema/payload.js';
import { deleteQuickAction, saveQuickAction, updateChatSettings } from '../../services/agents/index.js';
import { afterWrite } from '../fresh.js';
import { changedViewer, ViewerPayload } from '../identity/viewer.payload.js';
import { Viewer } from '../identity/viewer.type.js';
import { ChatSettings } from './chat-settings.type.js';
import {
  DeleteQuickActionInput,
  SaveQuickActionInput,
  UpdateChatSettingsInput,
} from './input/chat-settings.input.js';

/** Changed settings. */
@ObjectType()
export class UpdateChatSettingsPayload extends ViewerPayload {}

/** A saved quick action. */
@ObjectType({ description: 'The answer of a saved quick action.' })
export class QuickActionPayload extends payload(
  'quickAction',
  () => QuickAction,
  'The quick action. Null on refusal.',
) {}

/** The settings of the chat. */
@Resolver(() => Viewer)
export class ChatSettingsResolver {
  @FieldResolver(() => ChatSettings, { description: 'The viewer’s settings of the chat.' })
  async chatSettings(@Root() root: unknown, @Ctx() ctx: Context): Promise<ChatSettings> {
    const { _id } = (root as Viewer).user;
    const [stored, preferences] = await Promise.all([
      ctx.loaders.chatSettingsOfUser.load(_id),
      ctx.loaders.preferencesOfUser.load(_id),
    ]);
    const settings = withDefaults(ChatSettingsModel, stored ?? { user: _id });
    const { chat, accessibility } = withDefaults(UserPreferencesModel, preferences ?? { user: _id });
    const { enabled, favorites: ids } = settings.quickActions;
    const found = await Promise.all(ids.map((id) => ctx.loaders.quickAction.load(id)));
    const favorites = found.filter((one) => one !== null && canSeeQuickAction(ctx, one)) as QuickAction[];
    return { ...settings, autoSave: chat.autoSave, accessibility, quickActions: { enabled, favorites } };
  }

  @Mutation(() => UpdateChatSettingsPayload, {
    nullable: true,
    description: 'Changes the viewer’s settings of the chat.',
  })
  async updateChatSettings(
    @Arg('input', () => UpdateChatSettingsInput) input: UpdateChatSettingsInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UpdateChatSettingsPayload> {
    await updateChatSettings(ctx, input);
    await afterWrite(ctx, info);
    return changedViewer(ctx);
  }
}

/** Quick actions. */
@Resolver(() => QuickAction)
export class QuickActionResolver {
  @Query(() => [QuickAction], {
    nullable: true,
    description: 'Quick actions of the platform and of the viewer.',
  })
  quickActions(
    @Arg('category', () => String, { nullable: true, description: 'Quick actions of this category only.' })
    category: string | null,
    @Ctx() ctx: Context,
  ): Promise<QuickAction[]> {
    return listQuickActions(ctx.loaders, ctx.viewer?.id ?? null, category);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The author. Null for quick actions of the platform.',
  })
  author(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<User | null> | null {
    const { author } = root as QuickAction;
    return author ? loaders.user.load(author) : null;
  }

  @Mutation(() => QuickActionPayload, {
    nullable: true,
    description: 'Creates or changes a quick action of the viewer.',
  })
  async saveQuickAction(
    @Arg('input', () => SaveQuickActionInput) input: SaveQuickActionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<QuickActionPayload> {
    const id = await saveQuickAction(ctx, input);
    await afterWrite(ctx, info);
    return { quickAction: await ctx.loaders.quickAction.load(id) };
  }

  @Mutation(() => DeletedPayload, { nullable: true, description: 'Deletes a quick action of the viewer.' })
  async deleteQuickAction(
    @Arg('input', () => DeleteQuickActionInput) { quickActionId }: DeleteQuickActionInput,
    @Ctx() ctx: Context,
  ): Promise<DeletedPayload> {
    await deleteQuickAction(ctx, quickActionId);
    return { deletedId: toGlobalId('QuickAction', quickActionId) };
  }
}
