import { storage } from '../../integrations/storage/index.js';
import { UploadModel, UploadStatus, type Upload } from '../../models/system/upload.js';
import { COMPLETE_WITHIN_MS } from './upload-limits.js';

const BATCH = 100;

/**
 * Removes uploads that were never sent or never used, bytes first and rows last, so that a run that was cut off is gone
 * on with; then what came in for no row at all. A row is marked before, so that nothing can begin to use it.
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
    await storage().remove(
      rows.flatMap(({ key, variants }) => [key, ...variants.map((variant) => variant.key)]),
    );
    await UploadModel.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) }, status: UploadStatus.EXPIRED });
    uploads += rows.length;
  }
  // Whatever has come in and is older than any row that may still wait for it.
  const files = signal.aborted ? 0 : await storage().sweep(new Date(Date.now() - COMPLETE_WITHIN_MS));
  return { uploads, files };
}
