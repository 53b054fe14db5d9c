import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import { storage } from '../../integrations/storage/index.js';
import type { Context } from '../../loaders/context.js';
import { Upload, UploadStatus, UploadVariant } from '../../models/system/upload.js';
import { parseGlobalId } from '../../schema/ids.js';
import { fileUrl, uploadComplete, uploadCreate } from '../../services/system/index.js';
import { UploadCompleteInput, UploadCreateInput } from './upload.input.js';
import { UploadCompletePayload, UploadCreatePayload } from './upload.payload.js';

/** Uploading files: announced, sent to the storage, completed. */
@Resolver(() => Upload)
export class UploadResolver {
  @Mutation(() => UploadCreatePayload, {
    nullable: true,
    description: 'Announces a file and returns the URL for its bytes (PUT).',
  })
  async uploadCreate(
    @Arg('input', () => UploadCreateInput) input: UploadCreateInput,
    @Ctx() ctx: Context,
  ): Promise<UploadCreatePayload> {
    const { upload, put, until } = await uploadCreate(ctx, input);
    return {
      upload: await ctx.loaders.upload.clear(upload).load(upload),
      url: put?.url ?? null,
      headers: put?.headers ?? null,
      urlExpiresAt: put ? until : null,
    };
  }

  @Mutation(() => UploadCompletePayload, {
    nullable: true,
    description: 'Checks the uploaded bytes and makes the upload ready for use.',
  })
  async uploadComplete(
    @Arg('input', () => UploadCompleteInput) input: UploadCompleteInput,
    @Ctx() ctx: Context,
  ): Promise<UploadCompletePayload> {
    requireViewer(ctx);
    const id = parseGlobalId(input.id, 'Upload', 'id');
    await uploadComplete(ctx, id);
    return { upload: await ctx.loaders.upload.clear(id).load(id) };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The URL of the file. Null until it is ready.',
  })
  url(@Root() root: unknown): string | null {
    const { status } = root as Upload;
    const shown = status === UploadStatus.READY || status === UploadStatus.ATTACHED;
    return shown ? fileUrl(root as Upload) : null;
  }
}

/** An image in another size. */
@Resolver(() => UploadVariant)
export class UploadVariantResolver {
  @FieldResolver(() => String, { description: 'The public URL.' })
  url(@Root() root: unknown): string {
    return storage().urlOf((root as UploadVariant).key);
  }
}
