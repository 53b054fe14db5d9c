import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { storage } from '../../integrations/storage/index.js';
import { whyNotPublicUrl } from '../../lib/public-url.js';
import type { Context } from '../../loaders/context.js';
import { UploadStatus, type UploadPurpose } from '../../models/system/upload.js';
import { refuse } from '../../schema/errors.js';
import { parseGlobalId } from '../../schema/ids.js';

/** The input of a media field: an upload or a URL. */
export interface MediaSource {
  uploadId?: string | null | undefined;
  url?: string | null | undefined;
}

/** The result of a media field. */
export interface ResolvedMedia {
  url: string;
  /** The upload to attach in the transaction, see `attachUpload`. Null for a plain URL. */
  upload: Types.ObjectId | null;
  contentType?: string;
  thumbnailUrl?: string;
  width?: number;
  height?: number;
  duration?: number;
}

/**
 * The address of a media field: one of the viewer's uploads, or a public URL. Names `field` in refusals. @throws
 * BAD_USER_INPUT, or NOT_FOUND for another user's upload
 */
export async function resolveMediaUrl(
  ctx: Context,
  { uploadId, url }: MediaSource,
  { purpose, field }: { purpose: UploadPurpose; field: string },
): Promise<ResolvedMedia | null> {
  if (uploadId != null && url != null)
    throw refuse.badInput('Give an upload or an address, not both.', field);
  if (uploadId != null) return ofUpload(ctx, uploadId, purpose, field);
  if (url == null) return null;
  const why = whyNotPublicUrl(url);
  if (why) throw refuse.badInput(`The address ${why}.`, field);
  return { url, upload: null };
}

async function ofUpload(
  ctx: Context,
  globalId: string,
  purpose: UploadPurpose,
  field: string,
): Promise<ResolvedMedia> {
  const viewer = requireViewer(ctx);
  const upload = await ctx.loaders.upload.load(parseGlobalId(globalId, 'Upload', field));
  if (!upload?.owner.equals(viewer.id) || upload.status === UploadStatus.EXPIRED)
    throw refuse.notFound('The upload', field);
  if (upload.purpose !== purpose)
    throw refuse.badInput(`This upload was made for another purpose: ${upload.purpose}.`, field);
  if (upload.status === UploadStatus.PENDING) throw refuse.badInput('Complete this upload first.', field);
  if (upload.status === UploadStatus.FAILED) throw refuse.badInput('This upload has failed.', field);
  const { _id, key, contentType, width, height, duration, variants } = upload;
  const thumbnail = variants.find(({ name }) => name === 'thumbnail');
  return {
    url: storage().urlOf(key),
    upload: _id,
    contentType,
    ...(thumbnail ? { thumbnailUrl: storage().urlOf(thumbnail.key) } : {}),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(duration === undefined ? {} : { duration }),
  };
}
