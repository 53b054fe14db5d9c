import { MediaProblem } from '../media.js';
import type { Bytes, Patch } from './patch.js';

const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const INFO = 0x1549a966;
/** Tags, attached files, and the title and the date in the info element. */
const METADATA = new Set([0x1254c367, 0x1941a469, 0x7ba9, 0x4461]);
const MOST_ELEMENTS = 200_000;

interface Element {
  id: number;
  at: number;
  header: number;
  /** Null if the element continues to the end of its parent. */
  size: number | null;
}

/**
 * Finds the metadata of a WebM file: tags, attachments, the title and the date. Each becomes a `Void` element of the
 * same size.
 * @throws MediaProblem if the elements are damaged
 */
export async function webmMetadata(file: Bytes): Promise<Patch[]> {
  const patches: Patch[] = [];
  let at = 0;
  for (let n = 0; at < file.size; n += 1) {
    if (n > MOST_ELEMENTS) throw new MediaProblem('The video has too many parts.');
    const element = await elementAt(file, at);
    const { id, header, size } = element;
    if (METADATA.has(id)) {
      if (size === null) throw new MediaProblem('The video is damaged.');
      patches.push({ at, bytes: voidOf(header + size) });
    }
    // The children of an element without a size (the cluster of a live recording) are read as its siblings.
    const enters = id === SEGMENT || id === INFO || (id === CLUSTER && size === null);
    at += header + (enters ? 0 : (size ?? 0));
    if (size === null && !enters) throw new MediaProblem('The video is damaged.');
  }
  return patches;
}

async function elementAt(file: Bytes, at: number): Promise<Element> {
  const head = await file.read(at, 12);
  const idLength = lengthOf(head[0]);
  const sizeLength = lengthOf(head[idLength]);
  const header = idLength + sizeLength;
  if (idLength > 4 || sizeLength > 8 || head.length < header) throw new MediaProblem('The video is damaged.');
  const id = head.readUIntBE(0, idLength);
  let size = head[idLength]! & (0xff >> sizeLength);
  let unknown = size === 0xff >> sizeLength;
  for (const byte of head.subarray(idLength + 1, header)) {
    size = size * 256 + byte;
    unknown &&= byte === 0xff;
  }
  // A recording may be cut off in its last part.
  return { id, at, header, size: unknown ? null : Math.min(size, file.size - at - header) };
}

/** The length of a variable-length number by its first byte. More than 8 if it is invalid. */
const lengthOf = (first: number | undefined): number => (first ? Math.clz32(first) - 23 : 9);

/** A void element of this length. Every element has at least two bytes. */
function voidOf(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes[0] = 0xec;
  if (length < 10) bytes[1] = 0x80 | (length - 2);
  else {
    bytes.writeBigUInt64BE((0x01n << 56n) | BigInt(length - 9), 1);
  }
  return bytes;
}
