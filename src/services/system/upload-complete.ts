import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { checkType, makeImages, MediaProblem, metadataOf, patched } from '../../integrations/media/index.js';
import {
  FileTooLarge,
  storage,
  variantKey,
  vault,
  type ArrivedFile,
} from '../../integrations/storage/index.js';
import type { Context } from '../../loaders/context.js';
import { PRIVATE_PURPOSES, UploadModel, UploadStatus, type Upload } from '../../models/system/upload.js';
import { refuse } from '../../schema/errors.js';
import { removeFiles } from './private-file.js';
import { USE_WITHIN_MS } from './upload-limits.js';

/**
 * Checks the received bytes against the announcement, and publishes them: an image is encoded again from its pixels,
 * other files lose their metadata. Idempotent. @throws BAD_USER_INPUT with the problem; the upload has failed then,
 * unless its bytes have not arrived yet
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
  // A concurrent completion may have been faster and removed the file.
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

/** @throws BAD_USER_INPUT for a failed upload */
function isDone({ status, problem }: Upload): boolean {
  if (status === UploadStatus.FAILED) throw refuse.badInput(problem ?? 'This upload has failed.', 'id');
  return status !== UploadStatus.PENDING;
}

type Shown = Pick<Upload, 'variants'> & Partial<Pick<Upload, 'width' | 'height'>>;

/** Checks the bytes, then publishes them. */
async function examine(upload: Upload, file: ArrivedFile): Promise<Shown> {
  const { key, contentType, size, sha256 } = upload;
  if (file.size !== size) throw new MediaProblem(`${file.size} bytes came in, ${size} were announced.`);
  if (file.sha256 !== sha256) throw new MediaProblem('The SHA-256 is not the one that was announced.');
  await checkType(file.path, contentType);
  if (PRIVATE_PURPOSES.has(upload.purpose)) {
    await vault().put(key, file.path, contentType);
    return { variants: [] };
  }
  if (!contentType.startsWith('image/')) {
    const patches = await metadataOf(file.path, contentType);
    if (patches.length === 0) await storage().publish(key, contentType);
    else await storage().stream(key, patched(file.path, patches), size, contentType);
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

/** Removes the published files if the upload was removed in the meantime. After a concurrent completion they stay. */
async function takeBack(upload: Upload, { variants }: Shown): Promise<void> {
  if (
    await UploadModel.exists({
      _id: upload._id,
      status: { $in: [UploadStatus.READY, UploadStatus.ATTACHED] },
    })
  )
    return;
  await removeFiles([{ ...upload, variants }]);
}

/** Stores the first outcome, then removes the received file. Returns whether it was the first. */
async function settle(upload: Upload, outcome: Partial<Upload>): Promise<boolean> {
  const now = Date.now();
  const settled = await UploadModel.updateOne(
    { _id: upload._id, status: UploadStatus.PENDING },
    { $set: { ...outcome, expiresAt: new Date(now + USE_WITHIN_MS) } },
  );
  await storage().discard(upload.key);
  return settled.modifiedCount === 1;
}
