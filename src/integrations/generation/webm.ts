/** The format of a video. */
export interface VideoFormat {
  width: number;
  height: number;
  framesASecond: number;
}

type Bytes = Buffer | readonly Buffer[];

const joined = (content: Bytes): Buffer =>
  Buffer.isBuffer(content) ? content : Buffer.concat(content as Buffer[]);

/** An element of EBML: its id, its size, its content. */
function element(id: number, content: Bytes): Buffer {
  const body = joined(content);
  const name = Buffer.from(id.toString(16), 'hex');
  const size = Buffer.alloc(8);
  size.writeUInt32BE(Math.floor(body.length / 2 ** 32), 0);
  size.writeUInt32BE(body.length >>> 0, 4);
  size[0] = 0x01;
  return Buffer.concat([name, size, body]);
}

function unsigned(id: number, value: number): Buffer {
  const hex = value.toString(16);
  return element(id, Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex'));
}

function float(id: number, value: number): Buffer {
  const body = Buffer.alloc(8);
  body.writeDoubleBE(value);
  return element(id, body);
}

const text = (id: number, value: string): Buffer => element(id, Buffer.from(value, 'utf8'));

/** The key frame in a lossy WebP image: the content of its chunk `VP8 `. */
export function keyFrame(webp: Buffer): Buffer {
  for (let at = 12; at + 8 <= webp.length;) {
    const size = webp.readUInt32LE(at + 4);
    if (webp.toString('latin1', at, at + 4) === 'VP8 ') return webp.subarray(at + 8, at + 8 + size);
    at += 8 + size + (size % 2);
  }
  throw new Error('This is not a lossy WebP image.');
}

/** A WebM video with one VP8 track, made of lossy WebP images: every frame is a key frame. */
export function webm(images: readonly Buffer[], { width, height, framesASecond }: VideoFormat): Buffer {
  const frameMs = 1_000 / framesASecond;
  const head = element(0x1a45dfa3, [
    ...[unsigned(0x4286, 1), unsigned(0x42f7, 1), unsigned(0x42f2, 4), unsigned(0x42f3, 8)],
    ...[text(0x4282, 'webm'), unsigned(0x4287, 2), unsigned(0x4285, 2)],
  ]);
  const info = element(0x1549a966, [
    ...[unsigned(0x2ad7b1, 1_000_000), text(0x4d80, 'leela'), text(0x5741, 'leela')],
    float(0x4489, images.length * frameMs),
  ]);
  const track = element(0xae, [
    ...[unsigned(0xd7, 1), unsigned(0x73c5, 1), unsigned(0x9c, 0), text(0x22b59c, 'und')],
    ...[text(0x86, 'V_VP8'), unsigned(0x83, 1)],
    element(0xe0, [unsigned(0xb0, width), unsigned(0xba, height)]),
  ]);
  const blocks = images.map((image, index) => {
    const header = Buffer.from([0x81, 0, 0, 0x80]);
    header.writeInt16BE(Math.round(index * frameMs), 1);
    return element(0xa3, [header, keyFrame(image)]);
  });
  const cluster = element(0x1f43b675, [unsigned(0xe7, 0), ...blocks]);
  return Buffer.concat([head, element(0x18538067, [info, element(0x1654ae6b, track), cluster])]);
}
