import { createHash, randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import type { MediaFile } from '../../integrations/generation/index.js';
import { checkType, makeImages, MediaProblem } from '../../integrations/media/index.js';
import { ENDINGS, newKey, storage, variantKey } from '../../integrations/storage/index.js';
import { sharedNow } from '../../lib/clock.js';
import { UploadModel, UploadPurpose, UploadStatus, type UploadVariant } from '../../models/system/upload.js';
import type { AIGenerationAsset } from '../../models/studio/index.js';
import type { IdType } from '../../schema/ids.js';

/** A file that nothing uses after this long is removed by the cleaner of uploads. */
const UNUSED_MS = 24 * 60 * 60 * 1_000;
const IMAGES = ['image/png', 'image/jpeg', 'image/webp'];
const VIDEOS = ['video/webm', 'video/mp4'];

export { MediaProblem };

/**
 * Copies a result into the storage as an upload of the user that nothing uses yet. Its row comes first, so that the bytes
 * of a worker that dies are cleaned away. Images are made anew from their pixels.
 * @throws MediaProblem for anything but an image or a video
 */
export async function storeMedia(
  owner: Types.ObjectId,
  file: MediaFile,
  kind: 'image' | 'video',
): Promise<AIGenerationAsset> {
  const contentType = (await fileTypeFromBuffer(file.bytes))?.mime as string | undefined;
  if (!contentType || !(kind === 'image' ? IMAGES : VIDEOS).includes(contentType) || !ENDINGS[contentType])
    throw new MediaProblem('The result is not of a known type.');
  const key = newKey(contentType);
  const upload = new Types.ObjectId();
  const variants = (['thumbnail', 'medium'] as const).map((name) => ({
    name,
    key: variantKey(key, name),
    width: 0,
    height: 0,
  }));
  await UploadModel.create({
    ...{ _id: upload, owner, key, contentType, size: file.bytes.length },
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    ...{
      purpose: UploadPurpose.POST,
      status: UploadStatus.PENDING,
      variants: kind === 'image' || file.still ? variants : [],
    },
    expiresAt: new Date(sharedNow().getTime() + UNUSED_MS),
  });
  try {
    const made =
      kind === 'image'
        ? await storeImage(file.bytes, contentType, key)
        : await storeVideo(file, contentType, key);
    await UploadModel.updateOne(
      { _id: upload },
      {
        $set: {
          variants: made.variants,
          width: made.width,
          height: made.height,
          ...(made.duration ? { duration: made.duration } : {}),
        },
      },
    );
    const thumbnail = made.variants.find(({ name }) => name === 'thumbnail');
    return {
      ...{ upload, key, contentType, width: made.width, height: made.height },
      ...(thumbnail ? { thumbnailKey: thumbnail.key } : {}),
      ...(made.duration ? { duration: made.duration } : {}),
    };
  } catch (error) {
    await dropMedia(upload);
    throw error;
  }
}

interface Made {
  variants: UploadVariant[];
  width: number;
  height: number;
  duration?: number;
}

async function asFile<T>(bytes: Buffer, work: (path: string) => Promise<T>): Promise<T> {
  const path = join(tmpdir(), `leela-${randomUUID()}`);
  try {
    await writeFile(path, bytes, { mode: 0o600 });
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}

async function storeImage(bytes: Buffer, contentType: string, key: string, still = false): Promise<Made> {
  return asFile(bytes, async (path) => {
    await checkType(path, contentType);
    const { full, ...sizes } = await makeImages(path, contentType);
    if (!still) await storage().write(key, full.bytes, contentType);
    const variants: UploadVariant[] = [];
    for (const name of ['thumbnail', 'medium'] as const) {
      const { bytes: small, width, height, contentType: type } = sizes[name];
      const variant = { name, key: variantKey(key, name), width, height };
      await storage().write(variant.key, small, type);
      variants.push(variant);
    }
    return { variants, width: full.width, height: full.height };
  });
}

async function storeVideo(file: MediaFile, contentType: string, key: string): Promise<Made> {
  await asFile(file.bytes, (path) => checkType(path, contentType));
  await storage().write(key, file.bytes, contentType);
  const stillType = file.still && (await fileTypeFromBuffer(file.still))?.mime;
  const still =
    file.still && stillType && IMAGES.includes(stillType)
      ? await storeImage(file.still, stillType, key, true)
      : null;
  return {
    variants: still?.variants ?? [],
    width: file.width ?? still?.width ?? 1280,
    height: file.height ?? still?.height ?? 720,
    ...(file.duration ? { duration: file.duration } : {}),
  };
}

/** The address of a result. */
export const assetUrl = ({ key }: AIGenerationAsset): string => storage().urlOf(key);

/** The address of the still image of a result. Null if there is none. */
export const assetThumbnailUrl = ({ thumbnailKey }: AIGenerationAsset): string | null =>
  thumbnailKey ? storage().urlOf(thumbnailKey) : null;

/** Marks stored results as used by a generation or an experiment, in its transaction. */
export async function keepMedia(
  tx: Tx,
  uploads: readonly Types.ObjectId[],
  type: IdType,
  id: Types.ObjectId,
): Promise<void> {
  await UploadModel.collection.updateMany(
    { _id: { $in: [...uploads] }, status: { $in: [UploadStatus.PENDING, UploadStatus.READY] } },
    {
      $set: { status: UploadStatus.ATTACHED, attachedTo: { type, id }, updatedAt: tx.at },
      $unset: { expiresAt: 1 },
    },
    { session: tx.session },
  );
}

/** Removes a stored result that nobody gets. */
export async function dropMedia(upload: Types.ObjectId): Promise<void> {
  const row = await UploadModel.findOneAndUpdate(
    { _id: upload, status: UploadStatus.PENDING },
    { $set: { status: UploadStatus.EXPIRED } },
  ).lean();
  if (!row) return;
  await storage().remove([row.key, ...row.variants.map(({ key }) => key)]);
  await UploadModel.deleteOne({ _id: upload, status: UploadStatus.EXPIRED });
}
