import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import type { TicketAttachment } from '../../models/support/index.js';
import { UploadPurpose, UploadStatus, type Upload } from '../../models/system/index.js';
import { refuse } from '../../schema/errors.js';
import { attachUpload } from '../system/index.js';

/**
 * Uploads of the viewer that are ready for a private use.
 * @throws NOT_FOUND for uploads of others, BAD_USER_INPUT for another purpose or an upload that is not complete
 */
export async function privateUploads(
  ctx: Context,
  ids: readonly Types.ObjectId[],
  purpose: UploadPurpose,
  field: string,
): Promise<Upload[]> {
  const viewer = requireViewer(ctx);
  const uploads = await Promise.all(ids.map((id) => ctx.loaders.upload.load(id)));
  return uploads.map((upload) => {
    if (!upload?.owner.equals(viewer.id) || upload.status === UploadStatus.EXPIRED)
      throw refuse.notFound('The upload', field);
    if (upload.purpose !== purpose)
      throw refuse.badInput(`This upload has the purpose ${upload.purpose}; ${purpose} is needed.`, field);
    if (upload.status === UploadStatus.PENDING || upload.status === UploadStatus.FAILED)
      throw refuse.badInput('This upload is not complete; complete it first.', field);
    return upload;
  });
}

/** The files of a message to be. */
export async function checkFiles(ctx: Context, ids: readonly Types.ObjectId[]): Promise<TicketAttachment[]> {
  const uploads = await privateUploads(ctx, ids, UploadPurpose.TICKET, 'uploadIds');
  return uploads.map(({ _id: upload, fileName, size, contentType: mimeType }) => {
    return { upload, name: fileName ?? 'file', size, mimeType };
  });
}

/** Marks the files as used by a message, in its transaction. */
export async function attachFiles(
  tx: Tx,
  owner: Types.ObjectId,
  files: readonly TicketAttachment[],
  message: Types.ObjectId,
): Promise<void> {
  for (const { upload } of files)
    await attachUpload(tx, owner, upload, { type: 'TicketMessage', id: message }, 'uploadIds');
}
