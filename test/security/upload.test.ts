import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { UploadModel, type Upload } from '../../src/models/system/upload.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from '../factories/person.js';
import {
  announce,
  announcement,
  COMPLETE,
  CREATE,
  film,
  picture,
  put,
  refused,
  uploaded,
} from '../services/system/uploads.js';
import { dataDir, testApp } from '../setup/app.js';

let mira: Person;
let origin: string;
beforeAll(async () => {
  mira = await person();
  origin = new URL((await testApp()).url).origin;
});

const rowOf = (id: string) => UploadModel.findById(parseGlobalId(id, 'Upload', 'id')).lean<Upload>();
const incoming = () => readdir(join(dataDir(), 'uploads', 'incoming')).catch(() => [] as string[]);

describe('61: a multipart mutation', () => {
  it('is refused without the header that no foreign form can send', async () => {
    const form = new FormData();
    form.set(
      'operations',
      JSON.stringify({ query: 'mutation { uploadComplete(input: {id: "x"}) { upload { id } } }' }),
    );
    form.set('map', '{}');
    const answer = await fetch(`${origin}/graphql`, { method: 'POST', body: form });
    expect(answer.status).toBe(400);
  });
});

describe('62: what is not what it says', () => {
  const svg = Buffer.from(
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'.padEnd(600),
  );
  const html = Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(600));

  it.each([
    ['SVG as PNG', async () => svg, {}],
    ['HTML as PNG', async () => html, {}],
    ['HTML as JPEG', async () => html, { contentType: 'image/jpeg' }],
    ['HTML as PDF', async () => html, { contentType: 'application/pdf', purpose: 'ATTACHMENT' }],
    ['a PNG as JPEG', () => picture(20, 20), { contentType: 'image/jpeg' }],
    ['a PNG as MP4', () => picture(20, 20), { contentType: 'video/mp4', duration: 1 }],
    ['noise as WebP', async () => randomBytes(3_000), { contentType: 'image/webp' }],
    ['a GIF as PNG', async () => Buffer.from('GIF89a\x01\0\x01\0\0\0\0;'.padEnd(100), 'latin1'), {}],
  ] as const)('%s is sniffed and refused', async (_what, bytes, more) => {
    const refusal = await refused(mira.client, await bytes(), more);
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', field: 'id' });
    expect(refusal.message).toMatch(/^The file is not /);
    const row = (await rowOf(refusal.id))!;
    expect(row).toMatchObject({ status: 'failed', problem: refusal.message });
    // Nothing of it is there, neither to be seen nor to be tried again.
    expect(await incoming()).not.toContain(row.key);
    expect((await fetch(`${origin}/uploads/${row.key}`)).status).toBe(404);
    expect(await mira.client.refusal(COMPLETE, { id: refusal.id })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it.each([
    ['a PNG with a page behind it', async () => Buffer.concat([await picture(20, 20), html]), {}],
    ['a PNG that is an archive too', async () => Buffer.concat([await picture(20, 20), zip()]), {}],
    ['a PNG with script in a text', () => withText('Comment', '<script>alert(1)</script>'), {}],
    ['a PNG with PHP in a text', () => withText('Comment', '<?php system($_GET[0]); ?>'), {}],
    ['a PNG that is a PDF too', () => withText('Comment', '%PDF-1.7 1 0 obj'), {}],
    [
      'a film with a page in its head',
      async () => Buffer.concat([film(400), html, Buffer.alloc(400)]),
      { contentType: 'video/mp4', duration: 1 },
    ],
    [
      'a film that is an archive too',
      async () => Buffer.concat([film(100_000), zip()]),
      { contentType: 'video/mp4', duration: 1 },
    ],
  ] as const)('%s is refused as a polyglot', async (_what, bytes, more) => {
    const { message } = await refused(mira.client, await bytes(), more);
    expect(message).toBe('The file is of more than one type at the same time.');
  });

  it('what hides behind the pixels or tells where they were taken does not survive', async () => {
    const bytes = await sharp(await picture(60, 40, 'jpeg'))
      .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const upload = await uploaded(mira.client, Buffer.concat([bytes, Buffer.from('left behind')]), {
      contentType: 'image/jpeg',
    });
    // Upright, as the telephone was held.
    expect(upload).toMatchObject({ width: 40, height: 60 });
    for (const { url } of [upload, ...(upload['variants'] as { url: string }[])]) {
      const shown = Buffer.from(await (await fetch(url)).arrayBuffer());
      const { exif, xmp, icc, orientation } = await sharp(shown).metadata();
      expect([exif, xmp, icc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
      expect(shown.includes('left behind')).toBe(false);
    }
  });
});

describe('63: names', () => {
  it.each(['../../etc/passwd', '..\\..\\boot.ini', '/etc/cron.d/x', 'a\0.png', '.htaccess', 'x.php', 'CON'])(
    '%j never become a path',
    async (fileName) => {
      const bytes = await picture(10, 10);
      const { id, url } = await announce(mira.client, bytes, { fileName });
      const row = (await rowOf(id))!;
      expect(row.key).toMatch(/^[0-9a-f]{40}\.png$/);
      expect(new URL(url).pathname).toBe(`/uploads/${row.key}`);
      expect(row.fileName ?? '').not.toMatch(/[\\/\0]/);
    },
  );

  it.each(['..%2f..%2fpackage.json', '%2e%2e', 'incoming', '.', 'a.png', `${'a'.repeat(40)}.html`, '..%5cx'])(
    'of keys are ours or nothing: %s',
    async (key) => {
      for (const method of ['GET', 'PUT']) {
        const status = await statusOf(method, `/uploads/${key}`);
        expect([403, 404]).toContain(status);
      }
    },
  );
});

/** Sends a path as it is: `fetch` would resolve its dots. */
async function statusOf(method: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(origin);
  const sent = request({ hostname, port, method, path });
  sent.end(method === 'PUT' ? 'x' : undefined);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

describe('64: lies about size, type and checksum', () => {
  it('do not get a byte in', async () => {
    const bytes = await picture(40, 40);
    const announced = await announce(mira.client, bytes);
    const other = Buffer.from(bytes);
    other[other.length - 1]! ^= 1;
    const lies: [string, Announced, Buffer][] = [
      ['other bytes', announced, other],
      ['more bytes', announced, Buffer.concat([bytes, Buffer.alloc(1)])],
      ['fewer bytes', announced, bytes.subarray(1)],
      ['another type', { ...announced, headers: { 'content-type': 'text/html' } }, bytes],
    ];
    for (const [what, to, body] of lies) expect((await put(to, body)).status, what).toBe(400);
    expect(
      (await incoming()).filter((file) => file.includes(new URL(announced.url).pathname.slice(9))),
    ).toEqual([]);
    expect(await mira.client.refusal(COMPLETE, { id: announced.id })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect((await put(announced, bytes)).status).toBe(204);
  });

  it('do not get further by a changed address', async () => {
    const bytes = await picture(40, 40);
    const { url, headers } = await announce(mira.client, bytes);
    for (const [name, value] of [
      ['size', String(bytes.length + 1)],
      ['type', 'image/jpeg'],
      ['sha256', 'f'.repeat(64)],
      ['expires', '99999999999'],
      ['signature', 'x'],
      ['signature', ''],
    ] as const) {
      const changed = new URL(url);
      changed.searchParams.set(name, value);
      expect((await put({ id: '', url: changed.href, headers }, bytes)).status, name).toBe(403);
    }
    const doubled = `${url}&size=${bytes.length + 1}`;
    expect((await put({ id: '', url: doubled, headers }, bytes)).status).toBe(403);
    const [a, b] = [new URL(url), new URL((await announce(mira.client, bytes)).url)];
    a.pathname = b.pathname;
    expect((await put({ id: '', url: a.href, headers }, bytes)).status).toBe(403);
  });

  it('do not get in by a body without a length', async () => {
    const bytes = await picture(40, 40);
    const announced = await announce(mira.client, bytes);
    const status = await chunked(announced.url, [bytes, Buffer.alloc(2_000_000)]);
    expect([413, 'cut off']).toContain(status);
    expect((await incoming()).filter((file) => file.includes('.part'))).toEqual([]);
    expect(await chunked(announced.url, [bytes])).toBe(204);
  });

  it('do not get out of date', async () => {
    const bytes = await picture(40, 40);
    const announced = await announce(mira.client, bytes);
    const now = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(now + 61 * 60 * 1_000);
    expect((await put(announced, bytes)).status).toBe(403);
  });
});

describe('65: bombs', () => {
  it('of pixels are refused before they are unpacked', async () => {
    const bomb = pngOf(30_000, 30_000, deflateSync(Buffer.alloc(1_000)));
    const before = process.memoryUsage().rss;
    const { message } = await refused(mira.client, bomb);
    expect(message).toBe('The image has more than 50 million pixels.');
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
  });

  it('of compressed texts, and files that break off, are refused in bounded memory', async () => {
    const profile = deflateSync(Buffer.alloc(60_000_000));
    const bomb = pngOf(8, 8, deflateSync(Buffer.alloc(8 * 25)), [
      ['zTXt', Buffer.concat([Buffer.from('Comment\0\0'), profile])],
      ['iCCP', Buffer.concat([Buffer.from('icc\0\0'), profile])],
    ]);
    const before = process.memoryUsage().rss;
    const announced = await announce(mira.client, bomb);
    await put(announced, bomb);
    const answer = await mira.client.send(COMPLETE, { id: announced.id });
    // Whether its pixels are taken or not, its texts are not unpacked.
    expect(answer.errors[0]?.extensions.code ?? 'taken').toMatch(/^(taken|BAD_USER_INPUT)$/);
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);

    const whole = await picture(300, 300);
    expect(await refused(mira.client, whole.subarray(0, whole.length / 2))).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: 'The image is damaged or too hard to read.',
    });
  });

  it('of bytes are refused before they are sent', async () => {
    const input = announcement(Buffer.alloc(1), { size: 2_000_000_000 });
    expect(await mira.client.refusal(CREATE, { input })).toMatchObject({ field: 'size' });
  });

  it('that break off leave nothing behind', async () => {
    const bytes = Buffer.concat([await picture(40, 40), Buffer.alloc(500_000)]);
    const { url } = await announce(mira.client, bytes);
    const { host, port, pathname, search } = new URL(url);
    await new Promise<void>((resolve) => {
      const headers = { host, 'content-type': 'image/png', 'content-length': String(bytes.length) };
      const sending = request({ port, method: 'PUT', path: pathname + search, headers });
      sending.on('error', () => resolve());
      sending.write(bytes.subarray(0, 200_000), () => setImmediate(() => sending.destroy()));
      sending.on('close', () => resolve());
    });
    await vi.waitFor(async () =>
      expect((await incoming()).filter((file) => file.includes('.part'))).toEqual([]),
    );
  });
});

type Announced = Awaited<ReturnType<typeof announce>>;

/** Sends pieces without telling how many; answers the status, or that the connection was cut. */
function chunked(url: string, pieces: Buffer[]): Promise<number | 'cut off'> {
  const { port, pathname, search } = new URL(url);
  return new Promise((resolve) => {
    const headers = { 'content-type': 'image/png', 'transfer-encoding': 'chunked' };
    const sending = request({ port, method: 'PUT', path: pathname + search, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode!);
    });
    sending.on('error', () => resolve('cut off'));
    for (const piece of pieces) sending.write(piece);
    sending.end();
  });
}

/** The end of an empty ZIP archive. */
function zip(): Buffer {
  return Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG by hand, whatever it claims to be. */
function pngOf(width: number, height: number, pixels: Buffer, more: [string, Buffer][] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    ...more.map(([type, data]) => chunk(type, data)),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A real picture that carries a text. */
async function withText(keyword: string, text: string): Promise<Buffer> {
  const bytes = await picture(20, 20);
  const note = chunk('tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1'));
  // Behind the signature and the header chunk.
  return Buffer.concat([bytes.subarray(0, 33), note, bytes.subarray(33)]);
}
