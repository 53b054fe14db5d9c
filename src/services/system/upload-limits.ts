import { UploadPurpose } from '../../models/system/upload.js';

const MB = 1_000_000;
const IMAGES = ['image/jpeg', 'image/png', 'image/webp'];
const VIDEOS = ['video/mp4', 'video/webm'];
const DOCUMENTS = ['application/pdf'];

/** The limits of one kind of file. */
export interface UploadLimit {
  types: string[];
  mostBytes: number;
  /** The longest video, in seconds. */
  mostSeconds?: number;
}

const images = (megabytes: number): UploadLimit => ({ types: IMAGES, mostBytes: megabytes * MB });
const videos = (megabytes: number, mostSeconds: number): UploadLimit => ({
  types: VIDEOS,
  mostBytes: megabytes * MB,
  mostSeconds,
});

/** The allowed files per purpose. */
export const UPLOAD_LIMITS: Record<UploadPurpose, UploadLimit[]> = {
  [UploadPurpose.AVATAR]: [images(5)],
  [UploadPurpose.COVER]: [images(10)],
  [UploadPurpose.POST]: [images(20), videos(200, 3_600)],
  [UploadPurpose.STORY]: [images(20), videos(50, 60)],
  [UploadPurpose.ATTACHMENT]: [images(20), videos(100, 3_600), { types: DOCUMENTS, mostBytes: 20 * MB }],
  [UploadPurpose.TICKET]: [images(20), { types: DOCUMENTS, mostBytes: 20 * MB }],
  [UploadPurpose.RESUME]: [{ types: DOCUMENTS, mostBytes: 10 * MB }],
};

/** The most unused uploads of one user. */
export const MOST_UNUSED = 100;

const HOUR_MS = 60 * 60 * 1_000;
/** How long an upload address is valid. */
export const SEND_WITHIN_MS = HOUR_MS;
/** How long an upload may wait for its bytes. */
export const COMPLETE_WITHIN_MS = 24 * HOUR_MS;
/** How long an unused upload is kept. */
export const USE_WITHIN_MS = 7 * 24 * HOUR_MS;
