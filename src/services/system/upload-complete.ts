import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { checkType, makeImages, MediaProblem } from '../../integrations/media/index.js';
import { FileTooLarge, storage, variantKey, type ArrivedFile } from '../../integrations/storage/index.js';
import type { Context } from '../../loaders/context.js';
import { UploadModel, UploadStatus, type Upload } from '../../models/system/upload.js';
import { refuse } from '../../schema/errors.js';
import { USE_WITHIN_MS } from './upload-limits.js';

/**
 * Checks the bytes that came in against what was announced, and shows them: an image made anew from its pixels, anything
 * else as it is. Asked again it answers the same. @throws BAD_USER_INPUT with what is wrong; the upload has failed then,
 * unless its bytes merely are not there yet
 */
export async function uploadComplete(ctx: Context, id: Types.ObjectId): Promise<void> {
  const { id: owner } = requireViewer(ctx);
  const upload = await find(owner, id);
  if (isDone(upload)) return;
  const arrived = await storage()
    .fetch(upload.key, upload.size)
    .catch((error: unknown) => {
      if (error instanceof FileTooLarge) return error;
      throw error;
    });
  // Another completion may have been quicker, and have cleared away.
  if (!arrived) {
    if (isDone(await find(owner, id))) return;
    throw refuse.badInput('The bytes of this upload have not come in yet.', 'id');
  }
  try {
    if (arrived instanceof FileTooLarge) throw new MediaProblem('There are more bytes than were announced.');
    const shown = await examine(upload, arrived);
    if (!(await settle(upload, { status: UploadStatus.READY, ...shown }))) await takeBack(upload, shown);
  } catch (error) {
    if (!(error instanceof MediaProblem)) throw error;
    const failed = await settle(upload, { status: UploadStatus.FAILED, problem: error.message });
    if (!failed && isDone(await find(owner, id))) return;
    throw refuse.badInput(error.message, 'id');
  } finally {
    if (!(arrived instanceof FileTooLarge)) await arrived.dispose();
  }
}

async function find(owner: Types.ObjectId, _id: Types.ObjectId): Promise<Upload> {
  const upload = await UploadModel.findOne({ _id, owner }).lean<Upload>();
  if (!upload || upload.status === UploadStatus.EXPIRED) throw refuse.notFound('The upload', 'id');
  return upload;
}

/** @throws BAD_USER_INPUT for one that has failed */
function isDone({ status, problem }: Upload): boolean {
  if (status === UploadStatus.FAILED) throw refuse.badInput(problem ?? 'This upload has failed.', 'id');
  return status !== UploadStatus.PENDING;
}

type Shown = Pick<Upload, 'variants'> & Partial<Pick<Upload, 'width' | 'height'>>;

/** Everything that could be wrong with the bytes, then their publication. */
async function examine(upload: Upload, file: ArrivedFile): Promise<Shown> {
  const { key, contentType, size, sha256 } = upload;
  if (file.size !== size) throw new MediaProblem(`${file.size} bytes came in, ${size} were announced.`);
  if (file.sha256 !== sha256) throw new MediaProblem('The SHA-256 is not the one that was announced.');
  await checkType(file.path, contentType);
  if (!contentType.startsWith('image/')) {
    await storage().publish(key, contentType);
    return { variants: [] };
  }
  const { full, ...sizes } = await makeImages(file.path, contentType);
  await storage().write(key, full.bytes, contentType);
  const variants: Upload['variants'] = [];
  for (const name of ['thumbnail', 'medium'] as const) {
    const image = sizes[name];
    const variant = { name, key: variantKey(key, name), width: image.width, height: image.height };
    await storage().write(variant.key, image.bytes, image.contentType);
    variants.push(variant);
  }
  return { variants, width: full.width, height: full.height };
}

/** Somebody was quicker: where that was another completion it is all the same, but nothing is left of a removed one. */
async function takeBack({ _id, key }: Upload, { variants }: Shown): Promise<void> {
  if (await UploadModel.exists({ _id, status: { $in: [UploadStatus.READY, UploadStatus.ATTACHED] } })) return;
  await storage().remove([key, ...variants.map((variant) => variant.key)]);
}

/** Notes the outcome, the first one only, then clears away what came in. Answers whether it was the first. */
async function settle(upload: Upload, outcome: Partial<Upload>): Promise<boolean> {
  const now = Date.now();
  const settled = await UploadModel.updateOne(
    { _id: upload._id, status: UploadStatus.PENDING },
    { $set: { ...outcome, expiresAt: new Date(now + USE_WITHIN_MS) } },
  );
  await storage().discard(upload.key);
  return settled.modifiedCount === 1;
}
