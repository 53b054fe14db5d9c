import type { Types } from 'mongoose';
import { compact } from '../../lib/compact.js';
import { whyNotPublicUrl } from '../../lib/public-url.js';
import { MediaType, type Media, type MimeType, type Post } from '../../models/social/index.js';
import { UploadPurpose } from '../../models/system/upload.js';
import type { Tx } from '../../events/transact.js';
import { isLonger } from '../../lib/text.js';
import { refuse } from '../../schema/errors.js';
import { attachUpload, detachUploads, resolveMediaUrl, type ResolvedMedia } from '../system/index.js';
import type { Actor } from './actor.js';

type Told = { [K in keyof Media]?: Media[K] | null | undefined };

/** The input of a media item: one of the viewer's uploads, or an address with its properties. */
export interface MediumInput extends Omit<Told, 'upload'> {
  uploadId?: string | null | undefined;
}

/**
 * The stored form of a post's media. For an upload, the gateway's type, size and still image replace the client's.
 * `before` is the current media of the post, whose addresses may be repeated.
 * @throws BAD_USER_INPUT or NOT_FOUND, naming the item (`media.0.uploadId`)
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
    throw refuse.badInput('This upload is used twice; each upload can be used once.', uploadField(twice));
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
  if (told.url == null) throw refuse.badInput('A media item needs an upload or a URL.', `media.${index}`);
  const known = before.find((medium) => medium.upload && medium.url === told.url);
  if (known) return { ...known, ...(told.alt === undefined ? {} : altOf(told.alt, index)) };
  if (told.type == null)
    throw refuse.badInput('A media item by URL needs its type: IMAGE or VIDEO.', `media.${index}.type`);
  return compact(told) as Media;
}

function ofUpload({ contentType, upload, ...found }: ResolvedMedia, told: Told, index: number): Media {
  const type = contentType!.startsWith('video/') ? MediaType.VIDEO : MediaType.IMAGE;
  if (told.type != null && told.type !== type)
    throw refuse.badInput('This upload is of another type.', `media.${index}.type`);
  const still = told.thumbnailUrl;
  const why = still == null ? null : whyNotPublicUrl(still);
  if (why) throw refuse.badInput(`The URL of a media item ${why}.`, `media.${index}.thumbnailUrl`);
  return {
    type,
    mimeType: contentType as MimeType,
    // Videos have no generated still image, so the client may provide one.
    ...(still == null ? {} : { thumbnailUrl: still }),
    ...found,
    ...altOf(told.alt, index),
    upload: upload!,
  };
}

function altOf(alt: string | null | undefined, index: number): Pick<Media, 'alt'> {
  if (alt && isLonger(alt, 500))
    throw refuse.badInput(
      'The description of a media item is longer than 500 characters.',
      `media.${index}.alt`,
    );
  return alt ? { alt } : {};
}

const uploadField = (index: number): string => `media.${index}.uploadId`;

/** Marks the uploads of a post as used, in its transaction. @throws CONFLICT naming the item */
export async function attachMedia(
  tx: Tx,
  { _id: id, author, media }: Pick<Post, '_id' | 'author' | 'media'>,
): Promise<void> {
  for (const [index, { upload }] of media.entries())
    if (upload) await attachUpload(tx, author, upload, { type: 'Post', id }, uploadField(index));
}

/** Releases media that a post no longer shows. Does nothing without uploads. */
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
