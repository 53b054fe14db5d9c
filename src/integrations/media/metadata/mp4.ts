import { MediaProblem } from '../media.js';
import type { Bytes, Patch } from './patch.js';

/** Boxes that hold other boxes which may hold metadata. */
const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'moof', 'traf']);
/** Boxes that contain only metadata: places, names, device, XMP. */
const METADATA = new Set(['udta', 'meta', 'uuid', 'XMP_', 'ilst']);
/** Boxes that begin with recording dates. */
const DATED = new Set(['mvhd', 'tkhd', 'mdhd']);
const MOST_BOXES = 20_000;
const MOST_METADATA = 64_000_000;

interface Box {
  type: string;
  at: number;
  header: number;
  size: number;
}

/**
 * Finds the metadata of an MP4 or MOV file: places, names, the device, dates, and tracks of timed metadata. Each box
 * becomes free space of the same size.
 * @throws MediaProblem if the boxes are damaged
 */
export async function mp4Metadata(file: Bytes): Promise<Patch[]> {
  const patches: Patch[] = [];
  let boxes = 0;
  const within = async (from: number, until: number): Promise<void> => {
    for (let at = from; at + 8 <= until;) {
      if ((boxes += 1) > MOST_BOXES) throw new MediaProblem('The video has too many parts.');
      const box = await boxAt(file, at, until);
      if (METADATA.has(box.type) || (box.type === 'trak' && (await isTimedMetadata(file, box))))
        patches.push(...freed(box));
      else if (DATED.has(box.type)) patches.push(...(await undated(file, box)));
      else if (CONTAINERS.has(box.type)) await within(at + box.header, at + box.size);
      at += box.size;
    }
  };
  await within(0, file.size);
  return patches;
}

async function boxAt(file: Bytes, at: number, until: number): Promise<Box> {
  const head = await file.read(at, 16);
  const type = head.toString('latin1', 4, 8);
  const short = head.readUInt32BE(0);
  const large = short === 1 && head.length === 16;
  const size = large ? Number(head.readBigUInt64BE(8)) : short === 0 ? until - at : short;
  const header = large ? 16 : 8;
  // A recording may be cut off in its last part, which players accept, but this must not hide container boxes.
  if (size < header || (at + size > until && CONTAINERS.has(type)))
    throw new MediaProblem('The video is damaged.');
  return { type, at, header, size: Math.min(size, until - at) };
}

function freed({ at, header, size }: Box): Patch[] {
  if (size > MOST_METADATA) throw new MediaProblem('The video has too much metadata.');
  return [
    { at: at + 4, bytes: Buffer.from('free', 'latin1') },
    { at: at + header, bytes: Buffer.alloc(size - header) },
  ];
}

/** The times of creation and change come after the version and the flags. */
async function undated(file: Bytes, { at, header, size }: Box): Promise<Patch[]> {
  const [version] = await file.read(at + header, 1);
  const length = version === 1 ? 16 : 8;
  return size >= header + 4 + length ? [{ at: at + header + 4, bytes: Buffer.alloc(length) }] : [];
}

/** Whether a track contains metadata, such as the positions of a drive. */
async function isTimedMetadata(file: Bytes, trak: Box): Promise<boolean> {
  const mdia = await child(file, trak, 'mdia');
  const hdlr = mdia && (await child(file, mdia, 'hdlr'));
  if (!hdlr) return false;
  const handler = (await file.read(hdlr.at + hdlr.header + 8, 4)).toString('latin1');
  return handler === 'meta' || handler === 'data' || handler === 'camm';
}

async function child(file: Bytes, parent: Box, type: string): Promise<Box | null> {
  const until = parent.at + parent.size;
  for (let at = parent.at + parent.header; at + 8 <= until;) {
    const box = await boxAt(file, at, until);
    if (box.type === type) return box;
    at += box.size;
  }
  return null;
}
