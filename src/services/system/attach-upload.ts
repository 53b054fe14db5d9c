import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { UploadModel, UploadStatus } from '../../models/system/upload.js';
import { refuse } from '../../schema/errors.js';
import type { IdType } from '../../schema/ids.js';
import { USE_WITHIN_MS } from './upload-limits.js';

/** The object that uses an upload. */
export interface UploadTarget {
  type: IdType;
  id: Types.ObjectId;
}

/**
 * Marks an upload as used, in the transaction of its use: only by its owner, only if it is ready, and only once.
 * @throws CONFLICT if it was used or removed in the meantime
 */
export async function attachUpload(
  tx: Pick<Tx, 'session' | 'at'>,
  owner: Types.ObjectId,
  upload: Types.ObjectId,
  target: UploadTarget,
  field = 'uploadId',
): Promise<void> {
  const { type, id } = target;
  const attached = await UploadModel.collection.updateOne(
    {
      _id: upload,
      owner,
      $or: [{ status: UploadStatus.READY }, { status: UploadStatus.ATTACHED, 'attachedTo.id': id }],
    },
    {
      $set: { status: UploadStatus.ATTACHED, attachedTo: { type, id }, updatedAt: tx.at },
      $unset: { expiresAt: 1 },
    },
    { session: tx.session },
  );
  if (attached.matchedCount === 0)
    throw refuse.conflict('This upload is used elsewhere already, or was removed.', field);
}

/** Releases the uploads of a deleted object, or all but `keep`. They are removed in seven days. */
export async function detachUploads(
  tx: Pick<Tx, 'session' | 'at'>,
  target: Types.ObjectId,
  keep: Types.ObjectId[] = [],
): Promise<void> {
  const expiresAt = new Date(tx.at.getTime() + USE_WITHIN_MS);
  await UploadModel.collection.updateMany(
    { 'attachedTo.id': target, _id: { $nin: keep } },
    { $set: { status: UploadStatus.READY, expiresAt, updatedAt: tx.at }, $unset: { attachedTo: 1 } },
    { session: tx.session },
  );
}
