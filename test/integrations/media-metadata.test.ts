import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MediaProblem, metadataOf, patched } from '../../src/integrations/media/index.js';

const PLACE = '+52.5163+013.3777/';

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
};
const text = (words: string) => Buffer.from(words, 'latin1');
const ftyp = box('ftyp', text('isom\0\0\0\0isommp42'));
const dated = (type: string) =>
  box(type, Buffer.from([0, 0, 0, 0]), Buffer.alloc(8, 0x77), Buffer.alloc(12, 1));
const track = (handler: string, ...more: Buffer[]) =>
  box(
    'trak',
    dated('tkhd'),
    box('mdia', dated('mdhd'), box('hdlr', Buffer.alloc(8), text(handler), Buffer.alloc(13))),
    ...more,
  );

const element = (id: number[], content: Buffer): Buffer => {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE((1n << 56n) | BigInt(content.length));
  return Buffer.concat([Buffer.from(id), size, content]);
};
const EBML = element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], text('webm')));

async function cleaned(bytes: Buffer, contentType: string): Promise<Buffer> {
  const path = join(tmpdir(), randomUUID());
  await writeFile(path, bytes);
  return buffer(patched(path, await metadataOf(path, contentType)));
}

describe('F17 metadata of published files', () => {
  it('MP4: a place, the device and the dates go, the pictures stay where they were', async () => {
    const mdat = box('mdat', text('PICTURES'));
    const film = Buffer.concat([
      ftyp,
      mdat,
      box(
        'moov',
        dated('mvhd'),
        track('vide', box('udta', box('©xyz', text(PLACE)))),
        track('meta', box('stbl', text('gps: here'))),
        box('udta', box('©xyz', text(PLACE)), box('©mod', text('Phone 12'))),
        box('meta', text(`com.apple.quicktime.location.ISO6709 ${PLACE}`)),
      ),
      box('uuid', text('<x:xmpmeta>somebody</x:xmpmeta>')),
    ]);
    const clean = await cleaned(film, 'video/mp4');
    expect(clean).toHaveLength(film.length);
    for (const told of [PLACE, 'Phone 12', 'xmpmeta', 'gps: here', 'ISO6709', '\x77\x77\x77'])
      expect(clean.includes(told, 0, 'latin1'), told).toBe(false);
    expect(clean.indexOf('PICTURES')).toBe(film.indexOf('PICTURES'));
    expect(clean.includes('vide')).toBe(true);
    expect((await cleaned(clean, 'video/mp4')).equals(clean)).toBe(true);
  });

  it('WebM: tags, attachments, title and date go, also behind a cluster of unknown length', async () => {
    const info = element(
      [0x15, 0x49, 0xa9, 0x66],
      Buffer.concat([element([0x7b, 0xa9], text('At home')), element([0x4d, 0x80], text('muxer'))]),
    );
    const cluster = Buffer.concat([
      Buffer.from([0x1f, 0x43, 0xb6, 0x75, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
      element([0xa3], text('PICTURES')),
    ]);
    const tags = element([0x12, 0x54, 0xc3, 0x67], text(`LOCATION ${PLACE}`));
    const film = Buffer.concat([
      EBML,
      element([0x18, 0x53, 0x80, 0x67], Buffer.concat([info, cluster, tags])),
    ]);
    const clean = await cleaned(film, 'video/webm');
    expect(clean).toHaveLength(film.length);
    expect(clean.includes(PLACE)).toBe(false);
    expect(clean.includes('At home')).toBe(false);
    expect(clean.indexOf('PICTURES')).toBe(film.indexOf('PICTURES'));
    expect((await cleaned(clean, 'video/webm')).equals(clean)).toBe(true);
  });

  it('PDF: who made it, with what and when goes', async () => {
    const pdf = text(
      '%PDF-1.4\n1 0 obj\n<< /Title (Plan \\(secret\\)) /Author(Mira Okafor) /Producer <4D69726120> /CreationDate (D:20260101) >>\nendobj\n' +
        '2 0 obj\n<< /Type /Catalog /Metadata 3 0 R >>\nendobj\n<?xpacket begin="x"?><dc:creator>Mira</dc:creator><?xpacket end="w"?>\n' +
        'stream PAGE endstream\ntrailer << /Root 2 0 R /Info 1 0 R >>\n%%EOF',
    );
    const clean = (await cleaned(pdf, 'application/pdf')).toString('latin1');
    expect(clean).toHaveLength(pdf.length);
    for (const told of ['Mira', '4D69', '2026', 'secret', '/Info', '/Metadata'])
      expect(clean, told).not.toContain(told);
    expect(clean).toContain('PAGE');
    expect(clean).toContain('/Root 2 0 R');
  });

  it('what is damaged is refused, and never read beyond its end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 8, maxLength: 200 }),
        fc.constantFrom('video/mp4', 'video/webm'),
        async (bytes, type) => {
          const whole = Buffer.concat([type === 'video/mp4' ? ftyp : EBML, Buffer.from(bytes)]);
          try {
            expect(await cleaned(whole, type)).toHaveLength(whole.length);
          } catch (error) {
            expect(error).toBeInstanceOf(MediaProblem);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
