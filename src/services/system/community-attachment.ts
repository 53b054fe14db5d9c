import { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { compact } from '../../lib/compact.js';
import type { Context } from '../../loaders/context.js';
import {
  CommunityAttachmentKind,
  MOST_ATTACHMENTS,
  type CommunityAttachment,
} from '../../models/community/index.js';
import { UploadPurpose } from '../../models/system/upload.js';
import { refuse } from '../../schema/errors.js';
import { attachUpload, type UploadTarget } from './attach-upload.js';
import { resolveMediaUrl } from './media-url.js';

/** The input of an attachment: an upload, or a URL with its properties. */
export interface CommunityAttachmentInput {
  uploadId?: string | null;
  url?: string | null;
  kind?: CommunityAttachmentKind | null;
  title?: string | null;
  thumbnailUrl?: string | null;
  mimeType?: string | null;
  size?: number | null;
  width?: number | null;
  height?: number | null;
  duration?: number | null;
}

/**
 * The stored form of the attachments of a community post, a comment or a suggestion, in order. Existing attachments
 * may be repeated by their URL.
 * @throws BAD_USER_INPUT or NOT_FOUND, naming the attachment (`attachments.0.url`)
 */
export async function toCommunityAttachments(
  ctx: Context,
  inputs: readonly CommunityAttachmentInput[],
  { most = MOST_ATTACHMENTS, before = [] }: { most?: number; before?: readonly CommunityAttachment[] } = {},
): Promise<CommunityAttachment[]> {
  if (inputs.length > most)
    throw refuse.badInput(
      most === 0
        ? 'Comments on this take no attachments.'
        : `There are too many attachments; up to ${most} are allowed.`,
      'attachments',
    );
  const made = await Promise.all(inputs.map((input, order) => toAttachment(ctx, input, order, before)));
  const used = made.map(({ upload }) => upload?.toHexString());
  const twice = used.findIndex((id, order) => id !== undefined && used.indexOf(id) < order);
  if (twice >= 0)
    throw refuse.badInput(
      'This upload is attached twice; an upload has one use.',
      `attachments.${twice}.uploadId`,
    );
  return made;
}

async function toAttachment(
  ctx: Context,
  { uploadId, url, kind, ...given }: CommunityAttachmentInput,
  order: number,
  before: readonly CommunityAttachment[],
): Promise<CommunityAttachment> {
  const field = `attachments.${order}`;
  const known = before.find((one) => one.upload && one.url === url);
  if (known && uploadId == null) return { ...known, ...(given.title ? { title: given.title } : {}), order };
  const found = await resolveMediaUrl(
    ctx,
    { uploadId, url },
    { purpose: UploadPurpose.ATTACHMENT, field: `${field}.${uploadId == null ? 'url' : 'uploadId'}` },
  );
  if (!found) throw refuse.badInput('An attachment needs an upload or a URL.', field);
  const _id = new Types.ObjectId();
  if (found.upload) {
    const { contentType, upload, ...media } = found;
    const size = (await ctx.loaders.upload.load(upload))?.size;
    return compact({
      _id,
      kind: kindOf(contentType!),
      ...media,
      ...{ title: given.title, mimeType: contentType, size, upload, order },
    }) as CommunityAttachment;
  }
  if (!kind) throw refuse.badInput('The kind of an attachment by URL is needed.', `${field}.kind`);
  if (kind === CommunityAttachmentKind.IMAGE && (given.width == null || given.height == null))
    throw refuse.badInput('An image by URL needs width and height.', `${field}.width`);
  return compact({ _id, kind, url: found.url, ...given, order }) as CommunityAttachment;
}

function kindOf(contentType: string): CommunityAttachmentKind {
  if (contentType.startsWith('image/')) return CommunityAttachmentKind.IMAGE;
  return contentType.startsWith('video/') ? CommunityAttachmentKind.VIDEO : CommunityAttachmentKind.FILE;
}

/** Marks the uploads of attachments as used. @throws CONFLICT naming the attachment */
export async function attachCommunityUploads(
  tx: Pick<Tx, 'session' | 'at'>,
  owner: Types.ObjectId,
  use: UploadTarget,
  attachments: readonly Pick<CommunityAttachment, 'upload' | 'order'>[],
): Promise<void> {
  for (const { upload, order } of attachments)
    if (upload) await attachUpload(tx, owner, upload, use, `attachments.${order}.uploadId`);
}
