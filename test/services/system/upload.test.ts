import { randomBytes } from 'node:crypto';
import { Types } from 'mongoose';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../../../src/events/transact.js';
import { storage } from '../../../src/integrations/storage/index.js';
import { createContext, type Context } from '../../../src/loaders/context.js';
import { UploadModel, UploadPurpose, UploadStatus, type Upload } from '../../../src/models/system/upload.js';
import { parseGlobalId } from '../../../src/schema/ids.js';
import {
  attachUpload,
  cleanUploads,
  detachUploads,
  resolveMediaUrl,
} from '../../../src/services/system/index.js';
import { person, type Person } from '../../factories/person.js';
import { announce, announcement, COMPLETE, CREATE, film, picture, put, uploaded } from './uploads.js';

let mira: Person;
let jonas: Person;
beforeAll(async () => {
  [mira, jonas] = [await person(), await person()];
});

const idOf = (upload: { id: string }) => parseGlobalId(upload.id, 'Upload', 'id');
const stored = (upload: { id: string }) => UploadModel.findById(idOf(upload)).lean<Upload>();
const contextOf = ({ id }: Person): Context =>
  createContext({
    viewer: { id: parseGlobalId(id, 'User', 'id') },
    request: { id: 'upload' },
  } as Parameters<typeof createContext>[0]);

describe('an upload', () => {
  it('is announced, sent, checked, and shown in three sizes', async () => {
    const bytes = await picture(1_500, 1_000);
    const upload = await uploaded(mira.client, bytes, { fileName: 'C:\\Users\\mira\\sea\u202e.png' });
    expect(upload).toMatchObject({
      status: 'READY',
      contentType: 'image/png',
      size: bytes.length,
      width: 1_500,
      height: 1_000,
      problem: null,
      variants: [
        { name: 'thumbnail', width: 320, height: 213 },
        { name: 'medium', width: 1_024, height: 683 },
      ],
    });
    const shown = await fetch(upload.url);
    expect(shown.status).toBe(200);
    const { data } = await sharp(Buffer.from(await shown.arrayBuffer()))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data.equals(await sharp(bytes).raw().toBuffer())).toBe(true);
    for (const variant of upload.variants as { url: string; width: number }[]) {
      const answer = await fetch(variant.url);
      expect(answer.headers.get('content-type')).toBe('image/webp');
      expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width).toBe(variant.width);
    }
    expect((await stored(upload))!.fileName).toBe('sea .png');
  });

  it('is served with its type, for ever, in parts, and as nothing but itself', async () => {
    const { url } = await uploaded(mira.client, film(5_000), { contentType: 'video/mp4', duration: 3 });
    const whole = await fetch(url);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '5000',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'cross-origin',
      'content-security-policy': expect.stringContaining('sandbox') as string,
    });
    const part = await fetch(url, { headers: { range: 'bytes=4990-' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 4990-4999/5000');
    expect((await part.arrayBuffer()).byteLength).toBe(10);
    expect((await fetch(url, { headers: { range: 'bytes=9999-' } })).status).toBe(416);
    const etag = whole.headers.get('etag')!;
    expect(
      (await fetch(url, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } })).status,
    ).toBe(304);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '5000']);
  });

  it('of a PDF is a download', async () => {
    const pdf = Buffer.from(`%PDF-1.7\n${'1 0 obj <<>> endobj\n'.repeat(20)}trailer <<>>\n%%EOF\n`);
    const { url } = await uploaded(mira.client, pdf, {
      contentType: 'application/pdf',
      purpose: 'ATTACHMENT',
    });
    const { headers } = await fetch(url);
    expect(headers.get('content-disposition')).toBe('attachment');
    expect(headers.get('content-type')).toBe('application/pdf');
  });

  it('can be completed again, and by several at once', async () => {
    const bytes = await picture(64, 64);
    const announced = await announce(mira.client, bytes);
    expect(await mira.client.refusal(COMPLETE, { id: announced.id })).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: 'The bytes of this upload have not come in yet.',
    });
    expect((await put(announced, bytes)).status).toBe(204);
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => mira.client.data(COMPLETE, { id: announced.id })),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await mira.client.data(COMPLETE, { id: announced.id })).toEqual(answers[0]);
    expect((await fetch(answers[0].uploadComplete.upload.url)).status).toBe(200);
  });

  it('is announced once for one clientId', async () => {
    const bytes = await picture(16, 16);
    const input = announcement(bytes, { clientId: 'upload-1' });
    const [first, second] = await Promise.all([
      mira.client.data(CREATE, { input }),
      mira.client.data(CREATE, { input }),
    ]);
    expect(second.uploadCreate.upload.id).toBe(first.uploadCreate.upload.id);
    expect(await mira.client.refusal(CREATE, { input: { ...input, purpose: 'COVER' } })).toMatchObject({
      code: 'CONFLICT',
    });
    const { uploadCreate } = first;
    await put({ ...uploadCreate, headers: { 'content-type': 'image/png' } }, bytes);
    await mira.client.data(COMPLETE, { id: uploadCreate.upload.id });
    const later = await mira.client.data(CREATE, { input });
    expect(later.uploadCreate).toMatchObject({ url: null, upload: { status: 'READY' } });
  });

  it('is refused beyond the limits of its purpose', async () => {
    const bytes = await picture(8, 8);
    for (const [field, more] of [
      ['size', { purpose: 'AVATAR', size: 5_000_001 }],
      ['size', { size: 0 }],
      ['size', { size: -1 }],
      ['contentType', { purpose: 'AVATAR', contentType: 'video/mp4', duration: 1 }],
      ['contentType', { contentType: 'image/svg+xml' }],
      ['contentType', { contentType: 'text/html' }],
      ['contentType', { contentType: '__proto__' }],
      ['sha256', { sha256: 'abc' }],
      ['duration', { contentType: 'video/mp4' }],
      ['duration', { purpose: 'STORY', contentType: 'video/mp4', duration: 61 }],
      ['duration', { duration: 5 }],
    ] as const) {
      const refusal = await mira.client.refusal(CREATE, { input: announcement(bytes, more) });
      expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', field });
    }
  });

  it('40: is its owner’s alone', async () => {
    const bytes = await picture(8, 8);
    const announced = await announce(mira.client, bytes);
    await put(announced, bytes);
    expect(await jonas.client.refusal(COMPLETE, { id: announced.id })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'id',
    });
    const node = 'query ($id: ID!) { node(id: $id) { id } }';
    expect((await jonas.client.data(node, { id: announced.id })).node).toBeNull();
    expect((await mira.client.data(node, { id: announced.id })).node).toEqual({ id: announced.id });
    expect(await mira.client.refusal(COMPLETE, { id: mira.id })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'id',
    });
  });
});

describe('what uses an upload', () => {
  const source = { purpose: UploadPurpose.POST, field: 'media' };

  it('gets its address and facts, and attaches it once', async () => {
    const upload = await uploaded(mira.client, await picture(640, 480));
    const media = await resolveMediaUrl(contextOf(mira), { uploadId: upload.id }, source);
    expect(media).toMatchObject({ url: upload.url, width: 640, height: 480, contentType: 'image/png' });
    expect(media!.thumbnailUrl).toMatch(/-thumbnail\.webp$/);
    const owner = parseGlobalId(mira.id, 'User', 'id');
    const [post, other] = [new Types.ObjectId(), new Types.ObjectId()];
    const attach = (id: Types.ObjectId, by = owner) =>
      transact(null, (tx) => attachUpload(tx, by, media!.upload!, { type: 'Post', id }));
    await expect(attach(post, new Types.ObjectId())).rejects.toMatchObject({ code: 'CONFLICT' });
    await attach(post);
    await attach(post);
    await expect(attach(other)).rejects.toMatchObject({ code: 'CONFLICT', field: 'uploadId' });
    expect(await stored(upload)).toMatchObject({
      status: UploadStatus.ATTACHED,
      attachedTo: { type: 'Post', id: post },
    });
    expect((await stored(upload))!.expiresAt).toBeUndefined();

    await transact(null, (tx) => detachUploads(tx, post, [media!.upload!]));
    expect((await stored(upload))!.status).toBe(UploadStatus.ATTACHED);
    await transact(null, (tx) => detachUploads(tx, post));
    expect((await stored(upload))!.status).toBe(UploadStatus.READY);
    await attach(other);
  });

  it('attaches it for one of two at the same time', async () => {
    const upload = await uploaded(mira.client, await picture(8, 8));
    const owner = parseGlobalId(mira.id, 'User', 'id');
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() =>
        transact(null, (tx) =>
          attachUpload(tx, owner, idOf(upload), { type: 'Post', id: new Types.ObjectId() }),
        ),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('takes nobody else’s, none of another purpose, none that is not ready, and not two things at once', async () => {
    const ready = await uploaded(mira.client, await picture(8, 8));
    const pending = await announce(mira.client, await picture(9, 9));
    const resolve = (who: Person, given: { uploadId?: string; url?: string }, purpose = UploadPurpose.POST) =>
      resolveMediaUrl(contextOf(who), given, { purpose, field: 'media' });
    await expect(resolve(jonas, { uploadId: ready.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      field: 'media',
    });
    await expect(resolve(mira, { uploadId: ready.id }, UploadPurpose.AVATAR)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    await expect(resolve(mira, { uploadId: pending.id })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(resolve(mira, { uploadId: mira.id })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(resolve(mira, { uploadId: ready.id, url: 'https://a.example/b.png' })).rejects.toMatchObject(
      { code: 'BAD_USER_INPUT' },
    );
    expect(await resolve(mira, {})).toBeNull();
  });

  it('25: takes public addresses only', async () => {
    const resolve = (url: string) => resolveMediaUrl(contextOf(mira), { url }, source);
    expect(await resolve('https://cdn.example.com/a.png')).toEqual({
      url: 'https://cdn.example.com/a.png',
      upload: null,
    });
    for (const url of [
      'http://127.0.0.1/a.png',
      'http://localhost:4000/uploads/x',
      'http://[::1]/a.png',
      'http://[::ffff:169.254.169.254]/latest',
      'http://169.254.169.254/latest/meta-data',
      'http://2130706433/',
      'http://0x7f.1/',
      'http://10.0.0.8/a.png',
      'https://user:pass@cdn.example.com/a.png',
      'file:///etc/passwd',
      'ftp://a.example/b',
      'javascript:alert(1)',
      'data:image/svg+xml,<svg onload=alert(1)>',
      '//evil.example/a.png',
      `https://a.example/${'a'.repeat(3_000)}`,
    ])
      await expect(resolve(url), url).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'media' });
  });
});

describe('65: what is left lying about', () => {
  const clean = () => cleanUploads({ signal: new AbortController().signal });
  const age = (upload: { id: string }) =>
    UploadModel.collection.updateOne(
      { _id: idOf(upload) },
      { $set: { expiresAt: new Date(Date.now() - 1) } },
    );

  it('goes when it is old: rows and bytes, but not what is in use or young', async () => {
    const bytes = await picture(400, 300);
    const [used, unused, young] = [
      await uploaded(mira.client, bytes),
      await uploaded(mira.client, bytes),
      await uploaded(mira.client, bytes),
    ];
    const abandoned = await announce(mira.client, bytes);
    await put(abandoned, bytes);
    const owner = parseGlobalId(mira.id, 'User', 'id');
    await transact(null, (tx) =>
      attachUpload(tx, owner, idOf(used), { type: 'Post', id: new Types.ObjectId() }),
    );
    const { key, variants } = (await stored(unused))!;
    const left = (await stored(abandoned))!.key;
    for (const upload of [unused, abandoned]) await age(upload);
    // A run that was cut off after it had marked its rows.
    await UploadModel.collection.updateOne({ _id: idOf(unused) }, { $set: { status: UploadStatus.EXPIRED } });
    await clean();
    expect([await stored(unused), await stored(abandoned)]).toEqual([null, null]);
    for (const gone of [key, ...variants.map((variant) => variant.key)])
      expect((await fetch(storage().urlOf(gone))).status).toBe(404);
    expect(await storage().fetch(left, bytes.length)).toBeNull();
    for (const kept of [used, young]) expect((await fetch(kept.url)).status).toBe(200);
  });

  it('includes bytes that came in for nothing', async () => {
    const bytes = await picture(20, 20);
    const announced = await announce(mira.client, bytes);
    await put(announced, bytes);
    await mira.client.data(COMPLETE, { id: announced.id });
    // The address is good for another hour.
    expect((await put(announced, bytes)).status).toBe(204);
    const { key } = (await stored(announced))!;
    expect(await storage().sweep(new Date(Date.now() - 60_000))).toBe(0);
    expect(await storage().fetch(key, bytes.length)).not.toBeNull();
    expect(await storage().sweep(new Date(Date.now() + 60_000))).toBeGreaterThanOrEqual(1);
    expect(await storage().fetch(key, bytes.length)).toBeNull();
  });

  it('is bounded for each person', async () => {
    const hoarder = await person();
    const owner = parseGlobalId(hoarder.id, 'User', 'id');
    const row = () => ({
      owner,
      purpose: UploadPurpose.POST,
      status: UploadStatus.PENDING,
      contentType: 'image/png',
      size: 1,
      sha256: 'x',
      key: randomBytes(8).toString('hex'),
    });
    await UploadModel.insertMany(Array.from({ length: 100 }, row));
    const refusal = await hoarder.client.send(CREATE, { input: announcement(await picture(8, 8)) });
    expect(refusal.errors[0]!.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 3_600 });
    await UploadModel.deleteMany({ owner });
  });
});

describe('a page of another origin', () => {
  it('may send by itself, and only what its signed address allows', async () => {
    const announced = await announce(mira.client, await picture(8, 8));
    const asked = await fetch(announced.url, {
      method: 'OPTIONS',
      headers: { origin: 'https://app.example', 'access-control-request-method': 'PUT' },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, PUT');
    // This origin is in no configuration, so its browser is told nothing.
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  });
});
