import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { storage } from '../../integrations/storage/index.js';
import { whyNotPublicUrl } from '../../lib/public-url.js';
import type { Context } from '../../loaders/context.js';
import { UploadStatus, type UploadPurpose } from '../../models/system/upload.js';
import { refuse } from '../../schema/errors.js';
import { parseGlobalId } from '../../schema/ids.js';

/** A media field as clients fill it in: one of the two. */
export interface MediaSource {
  uploadId?: string | null | undefined;
  url?: string | null | undefined;
}

/** What such a field comes to. */
export interface ResolvedMedia {
  url: string;
  /** The upload to attach in the transaction, see `attachUpload`; null for an address. */
  upload: Types.ObjectId | null;
  contentType?: string;
  thumbnailUrl?: string;
  width?: number;
  height?: number;
  duration?: number;
}

/**
 * The address behind a media field, which takes an upload of one's own or an address that is fit for the public. Names
 * `field` in refusals. @throws BAD_USER_INPUT, or NOT_FOUND for an upload that is not one's own
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
