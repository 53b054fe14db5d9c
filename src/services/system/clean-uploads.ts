import { storage } from '../../integrations/storage/index.js';
import { UploadModel, UploadStatus, type Upload } from '../../models/system/upload.js';
import { removeFiles } from './private-file.js';
import { COMPLETE_WITHIN_MS } from './upload-limits.js';

const BATCH = 100;

/**
 * Removes uploads that were never sent or never used, bytes first and rows last, so that an interrupted run is
 * continued; then files without a row. A row is marked first, so that it can no longer be used.
 */
export async function cleanUploads({
  signal,
}: {
  signal: AbortSignal;
}): Promise<{ uploads: number; files: number }> {
  const unused = [UploadStatus.PENDING, UploadStatus.READY, UploadStatus.FAILED];
  await UploadModel.collection.updateMany(
    { status: { $in: unused }, $expr: { $lte: ['$expiresAt', '$$NOW'] } },
    [{ $set: { status: UploadStatus.EXPIRED } }],
  );
  let uploads = 0;
  while (!signal.aborted) {
    const rows = await UploadModel.find({ status: UploadStatus.EXPIRED }).limit(BATCH).lean<Upload[]>();
    if (rows.length === 0) break;
    await removeFiles(rows);
    await UploadModel.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) }, status: UploadStatus.EXPIRED });
    uploads += rows.length;
  }
  // Files that are older than any row that may still wait for them.
  const files = signal.aborted ? 0 : await storage().sweep(new Date(Date.now() - COMPLETE_WITHIN_MS));
  return { uploads, files };
}
