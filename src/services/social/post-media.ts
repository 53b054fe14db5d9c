import type { Types } from 'mongoose';
import { compact } from '../../lib/compact.js';
import { whyNotPublicUrl } from '../../lib/public-url.js';
import { MediaType, type Media, type MimeType, type Post } from '../../models/social/index.js';
import { UploadPurpose } from '../../models/system/upload.js';
import type { Tx } from '../../events/transact.js';
import { refuse } from '../../schema/errors.js';
import { attachUpload, detachUploads, resolveMediaUrl, type ResolvedMedia } from '../system/index.js';
import type { Actor } from './actor.js';

type Told = { [K in keyof Media]?: Media[K] | null | undefined };

/** A medium as clients tell it: an upload of one's own, or an address with what is known about it. */
export interface MediumInput extends Omit<Told, 'upload'> {
  uploadId?: string | null | undefined;
}

/**
 * The media of a post as they are stored. Of an upload the gateway knows type, size and still picture better than what is
 * told; `before` are the media that the post has, whose addresses may be given again.
 * @throws BAD_USER_INPUT or NOT_FOUND, naming the medium (`media.0.uploadId`)
 */
export async function toMedia(
  actor: Actor,
  inputs: readonly MediumInput[],
  before: readonly Media[] = [],
): Promise<Media[]> {
  const media = await Promise.all(inputs.map((input, index) => toMedium(actor, input, index, before)));
  const used = media.map(({ upload }) => upload?.toHexString());
  const twice = used.findIndex((id, index) => id !== undefined && used.indexOf(id) < index);
  if (twice >= 0)
    throw refuse.badInput('This upload stands there twice; one upload has one use.', uploadField(twice));
  return media;
}

async function toMedium(
  actor: Actor,
  { uploadId, ...told }: MediumInput,
  index: number,
  before: readonly Media[],
): Promise<Media> {
  if (uploadId != null) {
    const from = { purpose: UploadPurpose.POST, field: uploadField(index) };
    const found = await resolveMediaUrl(actor, { uploadId, url: told.url }, from);
    return ofUpload(found!, told, index);
  }
  if (told.url == null) throw refuse.badInput('A medium needs an upload or an address.', `media.${index}`);
  const known = before.find((medium) => medium.upload && medium.url === told.url);
  if (known) return { ...known, ...(told.alt === undefined ? {} : altOf(told.alt, index)) };
  if (told.type == null)
    throw refuse.badInput(
      'Of an address it has to be told whether it is a picture or a film.',
      `media.${index}.type`,
    );
  return compact(told) as Media;
}

function ofUpload({ contentType, upload, ...found }: ResolvedMedia, told: Told, index: number): Media {
  const type = contentType!.startsWith('video/') ? MediaType.VIDEO : MediaType.IMAGE;
  if (told.type != null && told.type !== type)
    throw refuse.badInput('This upload is of another type.', `media.${index}.type`);
  const still = told.thumbnailUrl;
  const why = still == null ? null : whyNotPublicUrl(still);
  if (why) throw refuse.badInput(`The address of a medium ${why}.`, `media.${index}.thumbnailUrl`);
  return {
    type,
    mimeType: contentType as MimeType,
    // Films have no picture of their own yet, so one may be told.
    ...(still == null ? {} : { thumbnailUrl: still }),
    ...found,
    ...altOf(told.alt, index),
    upload: upload!,
  };
}

function altOf(alt: string | null | undefined, index: number): Pick<Media, 'alt'> {
  if (alt && alt.length > 500)
    throw refuse.badInput('The description of a medium is longer than 500 characters.', `media.${index}.alt`);
  return alt ? { alt } : {};
}

const uploadField = (index: number): string => `media.${index}.uploadId`;

/** Marks the uploads of a post as used, in its transaction. @throws CONFLICT naming the medium */
export async function attachMedia(
  tx: Tx,
  { _id: id, author, media }: Pick<Post, '_id' | 'author' | 'media'>,
): Promise<void> {
  for (const [index, { upload }] of media.entries())
    if (upload) await attachUpload(tx, author, upload, { type: 'Post', id }, uploadField(index));
}

/** Lets go of what a post no longer shows; nothing to do where no upload was used. */
export async function detachMedia(
  tx: Tx,
  post: Types.ObjectId,
  before: readonly Pick<Media, 'upload'>[],
  after: readonly Pick<Media, 'upload'>[] = [],
): Promise<void> {
  if (!before.some(({ upload }) => upload)) return;
  await detachUploads(
    tx,
    post,
    after.flatMap(({ upload }) => upload ?? []),
  );
}
