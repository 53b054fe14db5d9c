import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { PostCategory, type PostVisibility } from '../../models/social/index.js';
import { UploadModel, UploadStatus } from '../../models/system/upload.js';
import {
  AIGenerationModel,
  AIGenerationType,
  type GenerationStatus,
  UNFINISHED,
  type AIGeneration,
} from '../../models/studio/index.js';
import { refuse } from '../../schema/errors.js';
import { toGlobalId } from '../../schema/ids.js';
import { actorOf, createPostIn } from '../social/index.js';
import { detachUploads } from '../system/index.js';
import { madeOf } from './finish-generation.js';
import { generate, type Requested } from './generate.js';

/** The generation of the viewer, as the transaction reads it. @throws NOT_FOUND */
async function own(tx: Tx, viewer: Types.ObjectId, id: Types.ObjectId): Promise<AIGeneration> {
  const row = await AIGenerationModel.findById(id).session(tx.session).lean<AIGeneration>();
  if (!row?.user.equals(viewer)) throw refuse.notFound('The generation', 'generationId');
  return row;
}

/** Rates the result of a generation. @throws CONFLICT where there is no result */
export async function rateGeneration(
  ctx: Context,
  generationId: Types.ObjectId,
  rating: number,
): Promise<void> {
  const { viewer } = actorOf(ctx);
  await transact(ctx, async (tx) => {
    const row = await own(tx, viewer.id, generationId);
    if (madeOf(row) === 0)
      throw refuse.conflict('There is no result yet; only results can be rated.', 'generationId');
    await AIGenerationModel.collection.updateOne(
      { _id: row._id },
      { $set: { rating, updatedAt: tx.at } },
      { session: tx.session },
    );
  });
}

/** Requests the same again, as a new generation with a price of its own. @throws CONFLICT for an unfinished one */
export async function retryGeneration(
  ctx: Context,
  generationId: Types.ObjectId,
  clientId?: string | null,
): Promise<Requested> {
  const { viewer } = actorOf(ctx);
  const row = await ctx.loaders.aiGeneration.load(generationId);
  if (!row?.user.equals(viewer.id)) throw refuse.notFound('The generation', 'generationId');
  if ((UNFINISHED as readonly GenerationStatus[]).includes(row.status))
    throw refuse.conflict('The generation is not finished; finished ones can be repeated.', 'generationId');
  const { type, model, prompt, parameters, count, enhance } = row;
  return generate(ctx, {
    ...{ type, prompt, parameters, count, clientId: clientId ?? null },
    ...{ model: model ?? null, enhancePrompt: enhance ?? null },
  });
}

/** What `publishGeneration` takes. */
export interface PublishGenerationInput {
  generationId: Types.ObjectId;
  caption?: string | null;
  title?: string | null;
  tags?: string[] | null;
  visibility?: PostVisibility | null;
  clientId?: string | null;
}

/** The post that shows a generation. */
export type PublishedGeneration = { post: Types.ObjectId; generation: Types.ObjectId };

/**
 * Publishes a result as a post whose AI details say how it was made.
 * @throws CONFLICT where there is no result, or a post shows it already
 */
export async function publishGeneration(
  ctx: Context,
  input: PublishGenerationInput,
): Promise<PublishedGeneration> {
  const actor = actorOf(ctx);
  return transact(ctx, (tx) =>
    tx.once(actor.viewer.id, 'publishGeneration', input.clientId, input, async () => {
      const row = await own(tx, actor.viewer.id, input.generationId);
      if (madeOf(row) === 0 || (UNFINISHED as readonly GenerationStatus[]).includes(row.status))
        throw refuse.conflict('There is no result yet; only results can be published.', 'generationId');
      if (row.post) throw refuse.conflict('A post shows this already; delete it first.', 'generationId');
      const uploads = row.assets.map(({ upload }) => upload);
      // Handed over to the post, which brings them back when it is deleted.
      await UploadModel.collection.updateMany(
        { _id: { $in: uploads }, 'attachedTo.id': row._id },
        { $set: { status: UploadStatus.READY, updatedAt: tx.at }, $unset: { attachedTo: 1 } },
        { session: tx.session },
      );
      const { post } = await createPostIn(tx, actor, postOf(row, input));
      await AIGenerationModel.collection.updateOne(
        { _id: row._id },
        { $set: { post, updatedAt: tx.at } },
        { session: tx.session },
      );
      return { post, generation: row._id };
    }),
  );
}

function postOf(row: AIGeneration, { caption, title, tags, visibility }: PublishGenerationInput) {
  const { model, prompt, enhancedPrompt, parameters, generationTime, cost } = row;
  const words = caption ?? (row.text === undefined ? null : row.text);
  const { style, aspectRatio, steps, seed } = parameters;
  return {
    category: categoryOf(row, words),
    media: row.assets.map(({ upload, duration }) => ({
      uploadId: toGlobalId('Upload', upload),
      ...(duration === undefined ? {} : { duration }),
    })),
    ...(words == null ? {} : { caption: words }),
    ...(title == null ? {} : { title }),
    ...(tags == null ? {} : { tags }),
    ...(visibility == null ? {} : { visibility }),
    aiDetails: {
      isAIGenerated: true,
      ...(model ? { model } : {}),
      prompt,
      ...(enhancedPrompt ? { enhancedPrompt: enhancedPrompt.slice(0, 4_000) } : {}),
      ...{ style: style ?? null, aspectRatio: aspectRatio ?? null, steps: steps ?? null, seed: seed ?? null },
      ...(generationTime === undefined ? {} : { generationTime }),
      cost: cost.coins,
    },
  };
}

function categoryOf({ type }: AIGeneration, words: string | null): PostCategory {
  if (type === AIGenerationType.TEXT_ENHANCEMENT) return PostCategory.TEXT_POST;
  if (type === AIGenerationType.VIDEO) return PostCategory.NORMAL_VIDEO;
  return words ? PostCategory.IMAGE_TEXT_POST : PostCategory.IMAGE_POST;
}

/** Deletes a finished generation and its files; a post that shows it stays. @throws CONFLICT for an unfinished one */
export async function deleteGeneration(ctx: Context, generationId: Types.ObjectId): Promise<void> {
  const { viewer } = actorOf(ctx);
  await transact(ctx, async (tx) => {
    const row = await own(tx, viewer.id, generationId);
    if ((UNFINISHED as readonly GenerationStatus[]).includes(row.status))
      throw refuse.conflict('The generation is not finished; cancel it first.', 'generationId');
    if (row.settlement === 'pending')
      throw refuse.conflict('The generation is not settled yet; try again in a minute.', 'generationId');
    await detachUploads(tx, row._id);
    await AIGenerationModel.collection.deleteOne({ _id: row._id }, { session: tx.session });
  });
}
