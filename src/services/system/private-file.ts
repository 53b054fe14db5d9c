import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Types } from 'mongoose';
import { derivedKey } from '../../auth/settings.js';
import { gatewayUrl, storage, vault, type OpenedFile } from '../../integrations/storage/index.js';
import { sharedNow } from '../../lib/clock.js';
import { PRIVATE_PURPOSES, UploadModel, UploadStatus, type Upload } from '../../models/system/upload.js';
import { readGlobalId, toGlobalId } from '../../schema/ids.js';

/** Minimum validity of an address: long enough to click, too short to pass on. */
const LINK_MS = 10 * 60 * 1_000;
/** Addresses within the same five minutes are equal, so that clients can cache. */
const STEP_MS = 5 * 60 * 1_000;

/**
 * The address of a private file, for a viewer who may see its use. It expires within a quarter of an hour and can be
 * neither changed nor guessed.
 */
export function privateFileUrl(upload: Types.ObjectId): string {
  const now = sharedNow().getTime();
  const expires = Math.ceil((now + LINK_MS) / STEP_MS) * (STEP_MS / 1_000);
  const query = new URLSearchParams({ expires: String(expires), signature: sign(upload, expires) });
  return gatewayUrl(`/files/${toGlobalId('Upload', upload)}?${query}`);
}

/** The address of a file for its owner: public or private, by its purpose. */
export function fileUrl({ _id, key, purpose }: Pick<Upload, '_id' | 'key' | 'purpose'>): string {
  return PRIVATE_PURPOSES.has(purpose) ? privateFileUrl(_id) : storage().urlOf(key);
}

/** A private file that is open for sending. */
export interface PrivateFile extends OpenedFile {
  contentType: string;
  fileName: string;
}

/** Opens the file of an address. Null if the address is forged, changed or expired, or the file was removed. */
export async function openPrivateFile(
  globalId: string,
  { expires, signature }: Record<string, unknown>,
): Promise<PrivateFile | null> {
  const id = readGlobalId(globalId);
  if (id?.type !== 'Upload' || !/^\d{1,12}$/.test(String(expires))) return null;
  if (!alike(String(signature), sign(id.id, Number(expires)))) return null;
  if (Number(expires) * 1_000 <= sharedNow().getTime()) return null;
  const there = { _id: id.id, status: { $in: [UploadStatus.READY, UploadStatus.ATTACHED] } };
  const upload = await UploadModel.findOne(there).lean<Upload>();
  if (!upload || !PRIVATE_PURPOSES.has(upload.purpose)) return null;
  const file = await vault().open(upload.key);
  const fileName = upload.fileName ?? `file${upload.key.slice(upload.key.indexOf('.'))}`;
  return file && { ...file, contentType: upload.contentType, fileName };
}

/** Removes the bytes of uploads from every storage. */
export async function removeFiles(
  uploads: readonly Pick<Upload, 'key' | 'purpose' | 'variants'>[],
): Promise<void> {
  const hidden = uploads.filter(({ purpose }) => PRIVATE_PURPOSES.has(purpose));
  if (hidden.length > 0) await vault().remove(hidden.map(({ key }) => key));
  // Unchecked files are in the public storage.
  await storage().remove(uploads.flatMap(({ key, variants }) => [key, ...variants.map((one) => one.key)]));
}

function sign(upload: Types.ObjectId, expires: number): string {
  const text = `${upload.toHexString()}\n${expires}`;
  return createHmac('sha256', derivedKey('files')).update(text).digest('base64url');
}

function alike(given: string, ours: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(ours)];
  return a.length === b.length && timingSafeEqual(a, b);
}
