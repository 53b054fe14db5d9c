import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { UploadModel, UploadPurpose, type Upload } from '../../models/system/upload.js';
import { attachUpload, detachUploads, resolveMediaUrl, type ResolvedMedia } from '../system/index.js';
import type { UpdateProfileInput } from './profile-changes.js';

/** The images of a profile, and the purpose of an upload for each. */
const PICTURES = { avatar: UploadPurpose.AVATAR, coverImage: UploadPurpose.COVER } as const;

type Picture = keyof typeof PICTURES;
const NAMES = Object.keys(PICTURES) as Picture[];

/** Uploads for the images of a profile. */
export type ProfilePictures = { [P in Picture]?: ResolvedMedia };

/** The uploads of a change. @throws BAD_USER_INPUT or NOT_FOUND, naming `avatarUploadId` or `coverImageUploadId` */
export async function resolvePictures(ctx: Context, input: UpdateProfileInput): Promise<ProfilePictures> {
  const pictures: ProfilePictures = {};
  for (const name of NAMES) {
    const uploadId = input[`${name}UploadId`];
    if (uploadId == null) continue;
    const from = { purpose: PICTURES[name], field: `${name}UploadId` };
    const found = await resolveMediaUrl(ctx, { uploadId, url: input[name] }, from);
    if (found) pictures[name] = found;
  }
  return pictures;
}

/** Removes unchanged addresses: a form may send back the current one. */
export async function withoutKnownPictures(
  ctx: Context,
  id: Types.ObjectId,
  input: UpdateProfileInput,
): Promise<UpdateProfileInput> {
  if (NAMES.every((name) => input[name] == null)) return input;
  const user = await ctx.loaders.user.load(id);
  const rest = { ...input };
  for (const name of NAMES) if (input[name] != null && input[name] === user?.[name]) delete rest[name];
  return rest;
}

/** The addresses of these uploads, as changes of the account. */
export function addressesOf(pictures: ProfilePictures): Partial<Record<Picture, string>> {
  return Object.fromEntries(Object.entries(pictures).map(([name, { url }]) => [name, url]));
}

/** Marks the uploads as used and releases those of replaced images. @throws CONFLICT naming the upload's field */
export async function replacePictures(
  tx: Tx,
  user: Types.ObjectId,
  changed: readonly string[],
  pictures: ProfilePictures,
): Promise<void> {
  const replaced = NAMES.filter((name) => changed.includes(name));
  if (replaced.length === 0) return;
  const kept = await UploadModel.find(
    { 'attachedTo.id': user, purpose: { $nin: replaced.map((name) => PICTURES[name]) } },
    { _id: 1 },
  )
    .session(tx.session)
    .lean<Pick<Upload, '_id'>[]>();
  const fresh = replaced.flatMap((name) => pictures[name]?.upload ?? []);
  await detachUploads(tx, user, [...kept.map(({ _id }) => _id), ...fresh]);
  for (const name of replaced) {
    const upload = pictures[name]?.upload;
    if (upload) await attachUpload(tx, user, upload, { type: 'User', id: user }, `${name}UploadId`);
  }
}
