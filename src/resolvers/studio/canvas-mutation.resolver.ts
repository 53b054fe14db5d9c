import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { visibleCanvas } from '../../rules/studio/index.js';
import { toGlobalId } from '../../schema/ids.js';
import { DeletedPayload, OkPayload } from '../../schema/payload.js';
import * as studio from '../../services/studio/index.js';
import { afterWrite } from '../fresh.js';
import {
  CancelCanvasGenerationInput,
  CanvasCollaboratorInput,
  CanvasProjectInput,
  CreateCanvasProjectInput,
  DeleteCanvasFileInput,
  GenerateCanvasInput,
  RestoreCanvasFileInput,
  ShareCanvasInput,
  UpdateCanvasProjectInput,
  WriteCanvasFileInput,
} from './canvas.input.js';
import { CanvasFilePayload, CanvasGenerationPayload, CanvasProjectPayload } from './canvas.type.js';

/** Changing projects and their collaborators. */
@Resolver()
export class CanvasMutationResolver {
  @Mutation(() => CanvasProjectPayload, {
    nullable: true,
    description: 'Creates a canvas project from a template.',
  })
  async createCanvasProject(
    @Arg('input', () => CreateCanvasProjectInput) input: CreateCanvasProjectInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CanvasProjectPayload> {
    const { project } = await studio.createCanvas(ctx, input);
    return shown(ctx, info, project);
  }

  @Mutation(() => CanvasProjectPayload, {
    nullable: true,
    description: 'Changes name, settings or status of a canvas project. Owner only.',
  })
  async updateCanvasProject(
    @Arg('input', () => UpdateCanvasProjectInput) input: UpdateCanvasProjectInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CanvasProjectPayload> {
    await studio.updateCanvas(ctx, input);
    return shown(ctx, info, input.projectId);
  }

  @Mutation(() => DeletedPayload, {
    nullable: true,
    description: 'Deletes a canvas project. Running generations are cancelled and refunded. Owner only.',
  })
  async deleteCanvasProject(
    @Arg('input', () => CanvasProjectInput) input: CanvasProjectInput,
    @Ctx() ctx: Context,
  ): Promise<DeletedPayload> {
    await studio.deleteCanvas(ctx, input.projectId);
    return { deletedId: toGlobalId('CanvasProject', input.projectId) };
  }

  @Mutation(() => CanvasProjectPayload, {
    nullable: true,
    description: 'Adds a collaborator to a canvas project or changes the role of one. Owner only.',
  })
  async shareCanvas(
    @Arg('input', () => ShareCanvasInput) input: ShareCanvasInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CanvasProjectPayload> {
    await studio.shareCanvas(ctx, input);
    return shown(ctx, info, input.projectId);
  }

  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Removes a collaborator from a canvas project. Collaborators may remove themselves.',
  })
  async unshareCanvas(
    @Arg('input', () => CanvasCollaboratorInput) input: CanvasCollaboratorInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    await studio.unshareCanvas(ctx, input);
    return { ok: true };
  }

  @Mutation(() => CanvasProjectPayload, {
    nullable: true,
    description: 'Makes a collaborator the owner of a canvas project. The former owner becomes an editor.',
  })
  async transferCanvas(
    @Arg('input', () => CanvasCollaboratorInput) input: CanvasCollaboratorInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CanvasProjectPayload> {
    await studio.transferCanvas(ctx, input);
    return shown(ctx, info, input.projectId);
  }
}

/** Changing and generating files. */
@Resolver()
export class CanvasFileMutationResolver {
  @Mutation(() => CanvasFilePayload, {
    nullable: true,
    description:
      'Writes a file of a canvas project. If another version came between, the error is CONFLICT and its `params` hold both versions. Writing the content that the file already has changes nothing.',
  })
  async writeCanvasFile(
    @Arg('input', () => WriteCanvasFileInput) input: WriteCanvasFileInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CanvasFilePayload> {
    const { file } = await studio.writeFile(ctx, input);
    return shownFile(ctx, info, file);
  }

  @Mutation(() => DeletedPayload, {
    nullable: true,
    description: 'Deletes a file of a canvas project. Its versions are kept, and it can be restored.',
  })
  async deleteCanvasFile(
    @Arg('input', () => DeleteCanvasFileInput) input: DeleteCanvasFileInput,
    @Ctx() ctx: Context,
  ): Promise<DeletedPayload> {
    await studio.deleteFile(ctx, input.fileId);
    return { deletedId: toGlobalId('CanvasFile', input.fileId) };
  }

  @Mutation(() => CanvasFilePayload, {
    nullable: true,
    description: 'Makes a new version with the content of an older one, or brings a deleted file back.',
  })
  async restoreCanvasFile(
    @Arg('input', () => RestoreCanvasFileInput) input: RestoreCanvasFileInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CanvasFilePayload> {
    const { file } = await studio.restoreFile(ctx, input);
    return shownFile(ctx, info, file);
  }

  @Mutation(() => CanvasGenerationPayload, {
    nullable: true,
    description: `Generates files from a prompt. Takes ${studio.CANVAS_CREDITS} credits, which are refunded if it fails. Follow it by \`canvasChanged\`.`,
  })
  async generateCanvas(
    @Arg('input', () => GenerateCanvasInput) input: GenerateCanvasInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CanvasGenerationPayload> {
    const { generation } = await studio.generateCanvas(ctx, input);
    await afterWrite(ctx, info);
    return { generation: await ctx.loaders.canvasGeneration.load(generation) };
  }

  @Mutation(() => CanvasGenerationPayload, {
    nullable: true,
    description: 'Cancels a generation of files. A finished generation stays as it is.',
  })
  async cancelCanvasGeneration(
    @Arg('input', () => CancelCanvasGenerationInput) input: CancelCanvasGenerationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CanvasGenerationPayload> {
    await studio.cancelCanvasGeneration(ctx, input.generationId);
    await afterWrite(ctx, info);
    return { generation: await ctx.loaders.canvasGeneration.load(input.generationId) };
  }
}

async function shown(
  ctx: Context,
  info: GraphQLResolveInfo,
  id: Types.ObjectId,
): Promise<CanvasProjectPayload> {
  await afterWrite(ctx, info);
  return { project: await visibleCanvas(ctx, id) };
}

async function shownFile(
  ctx: Context,
  info: GraphQLResolveInfo,
  id: Types.ObjectId,
): Promise<CanvasFilePayload> {
  await afterWrite(ctx, info);
  return { file: await ctx.loaders.canvasFile.load(id) };
}
