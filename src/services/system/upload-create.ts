import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import { newKey, storage, type SignedPut } from '../../integrations/storage/index.js';
import { cleanFileName } from '../../lib/text.js';
import type { Context } from '../../loaders/context.js';
import { UploadModel, UploadStatus, type Upload, type UploadPurpose } from '../../models/system/upload.js';
import { ErrorCode, Refusal, refuse } from '../../schema/errors.js';
import { COMPLETE_WITHIN_MS, MOST_UNUSED, SEND_WITHIN_MS, UPLOAD_LIMITS } from './upload-limits.js';

/** The announcement of a file. */
export interface UploadCreateInput {
  purpose: UploadPurpose;
  contentType: string;
  size: number;
  /** In hexadecimal, in either case. */
  sha256: string;
  duration?: number | null;
  fileName?: string | null;
  clientId?: string | null;
}

/** An announced upload, and the request for sending its bytes. The request is null once they were checked. */
export interface UploadCreated {
  upload: Types.ObjectId;
  put: SignedPut | null;
  until: Date;
}

/**
 * Announces a file. The signed address is bound to the announcement, so neither another type nor other bytes can be
 * sent. @throws BAD_USER_INPUT, RATE_LIMITED with too many unused ones
 */
export async function uploadCreate(ctx: Context, input: UploadCreateInput): Promise<UploadCreated> {
  const viewer = requireViewer(ctx);
  const { upload } = await orEarlier(viewer.id, 'uploadCreate', input.clientId, input, async () => {
    const file = checkFile(input);
    return transact(ctx, (tx) =>
      tx.once(viewer.id, 'uploadCreate', input.clientId, input, () => insert(tx, viewer.id, file)),
    );
  });
  const row = await UploadModel.findById(upload).lean<Upload>();
  if (!row || row.status === UploadStatus.EXPIRED) throw refuse.notFound('The upload', 'clientId');
  const until = new Date(Date.now() + SEND_WITHIN_MS);
  const put = row.status === UploadStatus.PENDING ? await storage().signPut(row, until) : null;
  return { upload, put, until };
}

type CheckedFile = Pick<Upload, 'purpose' | 'contentType' | 'size' | 'sha256' | 'duration' | 'fileName'>;

async function insert(tx: Tx, owner: Types.ObjectId, file: CheckedFile): Promise<{ upload: Types.ObjectId }> {
  const unused = { owner, status: { $in: [UploadStatus.PENDING, UploadStatus.READY, UploadStatus.FAILED] } };
  const count = await UploadModel.countDocuments(unused, { session: tx.session, limit: MOST_UNUSED });
  if (count >= MOST_UNUSED) {
    throw new Refusal(
      ErrorCode.RATE_LIMITED,
      `${MOST_UNUSED} of your uploads are in no use. Use them first.`,
      {
        retryAfter: 3_600,
      },
    );
  }
  const upload = new Types.ObjectId();
  const row = {
    _id: upload,
    owner,
    ...file,
    key: newKey(file.contentType),
    status: UploadStatus.PENDING,
    expiresAt: new Date(tx.at.getTime() + COMPLETE_WITHIN_MS),
  };
  await UploadModel.create([row], { session: tx.session });
  return { upload };
}

function checkFile({
  purpose,
  contentType,
  size,
  sha256,
  duration,
  fileName,
}: UploadCreateInput): CheckedFile {
  const limits = UPLOAD_LIMITS[purpose];
  const limit = limits.find(({ types }) => types.includes(contentType));
  if (!limit) {
    const taken = limits.flatMap(({ types }) => types).join(', ');
    throw refuse.badInput(`This format is not taken here; these are: ${taken}.`, 'contentType');
  }
  if (size < 1 || size > limit.mostBytes)
    throw refuse.badInput(`The file may have 1 to ${limit.mostBytes} bytes.`, 'size');
  if (!/^[0-9a-f]{64}$/i.test(sha256))
    throw refuse.badInput('A SHA-256 has 64 hexadecimal digits.', 'sha256');
  if (limit.mostSeconds !== undefined && !(duration != null && duration > 0 && duration <= limit.mostSeconds))
    throw refuse.badInput(`A video tells its duration, up to ${limit.mostSeconds} seconds.`, 'duration');
  if (limit.mostSeconds === undefined && duration != null)
    throw refuse.badInput('Only a video has a duration.', 'duration');
  const name = fileName == null ? null : cleanFileName(fileName);
  return {
    purpose,
    contentType,
    size,
    sha256: sha256.toLowerCase(),
    ...(duration == null ? {} : { duration }),
    ...(name ? { fileName: name } : {}),
  };
}
