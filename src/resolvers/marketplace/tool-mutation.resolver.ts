import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { toGlobalId } from '../../schema/ids.js';
import { DeletedPayload } from '../../schema/payload.js';
import * as marketplace from '../../services/marketplace/index.js';
import { afterWrite } from '../fresh.js';
import {
  DeleteToolInput,
  FeatureToolInput,
  PublishToolInput,
  PublishToolVersionInput,
  UpdateToolInput,
  VerifyToolInput,
  YankToolVersionInput,
} from './tool.input.js';
import { DownloadToolInput, RecordToolUseInput, StarToolInput } from './tool-use.input.js';
import { ToolPayload, ToolVersionPayload } from './tool.type.js';

async function shownTool(ctx: Context, info: GraphQLResolveInfo, id: Types.ObjectId): Promise<ToolPayload> {
  await afterWrite(ctx, info);
  return { tool: await ctx.loaders.tool.load(id) };
}

async function shownVersion(
  ctx: Context,
  info: GraphQLResolveInfo,
  ids: { tool: Types.ObjectId; version: Types.ObjectId },
): Promise<ToolVersionPayload> {
  await afterWrite(ctx, info);
  const [tool, version] = await Promise.all([
    ctx.loaders.tool.load(ids.tool),
    ctx.loaders.toolVersion.load(ids.version),
  ]);
  return { tool, version };
}

/** Publishing, checking and using tools. */
@Resolver()
export class ToolMutationResolver {
  @Mutation(() => ToolPayload, { nullable: true, description: 'Adds a tool with its first version.' })
  async publishTool(
    @Arg('input', () => PublishToolInput) input: PublishToolInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ToolPayload> {
    // One text serves for the tool; the version has a changelog of its own.
    return shownTool(ctx, info, await marketplace.publishTool(ctx, input));
  }

  @Mutation(() => ToolVersionPayload, {
    nullable: true,
    description:
      'Adds a version to a tool of the viewer. The next version of a verified tool waits for a moderator. CONFLICT for a number that was used before.',
  })
  async publishToolVersion(
    @Arg('input', () => PublishToolVersionInput) input: PublishToolVersionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ToolVersionPayload> {
    return shownVersion(ctx, info, await marketplace.publishToolVersion(ctx, input));
  }

  @Mutation(() => ToolPayload, {
    nullable: true,
    description: 'Changes how a tool of the viewer presents itself. A verified tool is checked again.',
  })
  async updateTool(
    @Arg('input', () => UpdateToolInput) input: UpdateToolInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ToolPayload> {
    await marketplace.updateTool(ctx, input);
    return shownTool(ctx, info, input.toolId);
  }

  @Mutation(() => DeletedPayload, {
    nullable: true,
    description: 'Takes a tool out of the marketplace for good. For its author and moderators.',
  })
  async deleteTool(
    @Arg('input', () => DeleteToolInput) input: DeleteToolInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DeletedPayload> {
    await marketplace.deleteTool(ctx, input);
    await afterWrite(ctx, info);
    return { deletedId: toGlobalId('Tool', input.toolId) };
  }

  @Mutation(() => ToolVersionPayload, {
    nullable: true,
    description:
      'Withdraws a version, or offers it again. Users who took it keep it. For the author and moderators.',
  })
  async yankToolVersion(
    @Arg('input', () => YankToolVersionInput) input: YankToolVersionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ToolVersionPayload> {
    return shownVersion(ctx, info, await marketplace.yankToolVersion(ctx, input));
  }

  @Mutation(() => ToolPayload, {
    nullable: true,
    description: 'Approves or rejects a tool as it stands, or one of its versions. For moderators.',
  })
  async verifyTool(
    @Arg('input', () => VerifyToolInput) input: VerifyToolInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ToolPayload> {
    await marketplace.verifyTool(ctx, { ...input, approved: input.approved ?? true });
    return shownTool(ctx, info, input.toolId);
  }

  @Mutation(() => ToolPayload, {
    nullable: true,
    description: 'Recommends a tool, or no longer does. For moderators.',
  })
  async featureTool(
    @Arg('input', () => FeatureToolInput) input: FeatureToolInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ToolPayload> {
    await marketplace.featureTool(ctx, { ...input, featured: input.featured ?? true });
    return shownTool(ctx, info, input.toolId);
  }

  @Mutation(() => ToolPayload, {
    nullable: true,
    description: 'Stars a tool, or takes the star away. Idempotent.',
  })
  async starTool(
    @Arg('input', () => StarToolInput) input: StarToolInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ToolPayload> {
    await marketplace.starTool(ctx, input);
    return shownTool(ctx, info, input.toolId);
  }

  @Mutation(() => ToolVersionPayload, {
    nullable: true,
    description:
      'Takes a version of a tool, which counts once per user and version. CONFLICT for a withdrawn version that the viewer does not have.',
  })
  async downloadTool(
    @Arg('input', () => DownloadToolInput) input: DownloadToolInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ToolVersionPayload> {
    return shownVersion(ctx, info, await marketplace.downloadTool(ctx, input));
  }

  @Mutation(() => ToolPayload, {
    nullable: true,
    description: 'Records a run of a tool by the viewer. A user counts once per version.',
  })
  async recordToolUse(
    @Arg('input', () => RecordToolUseInput) input: RecordToolUseInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ToolPayload> {
    return shownTool(ctx, info, await marketplace.recordToolUse(ctx, input));
  }
}
