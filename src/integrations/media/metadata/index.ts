import { mp4Metadata } from './mp4.js';
import { withBytes, type Bytes, type Patch } from './patch.js';
import { pdfMetadata } from './pdf.js';
import { webmMetadata } from './webm.js';

export { patched, type Patch } from './patch.js';

const FINDERS: Record<string, (file: Bytes) => Promise<Patch[]>> = {
  'video/mp4': mp4Metadata,
  'video/quicktime': mp4Metadata,
  'video/webm': webmMetadata,
  'application/pdf': pdfMetadata,
};

/**
 * Finds a file's metadata: places, people, devices, dates. The patches remove it without moving other bytes. Images
 * need no patches, because they are encoded again.
 * @throws MediaProblem if the file is damaged
 */
export async function metadataOf(path: string, contentType: string): Promise<Patch[]> {
  const find = FINDERS[contentType];
  return find ? withBytes(path, find) : [];
}
