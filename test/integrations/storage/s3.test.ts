import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  FileTooLarge,
  newKey,
  type MediaStorage,
  type SignedPut,
} from '../../../src/integrations/storage/index.js';
import { s3Storage } from '../../../src/integrations/storage/s3.js';
import { KEYS, startFakeS3, type FakeS3 } from './fake-s3.js';

let store: FakeS3;
let storage: MediaStorage;

const config = () => ({ endpoint: store.endpoint, bucket: 'media', ...KEYS });
const bytes = Buffer.from('a picture, say');
const key = newKey('image/png');
const file = {
  key,
  contentType: 'image/png',
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
};
const soon = () => new Date(Date.now() + 60_000);

beforeEach(async () => {
  store = await startFakeS3();
  storage = s3Storage(config());
});
afterEach(() => store.stop());

async function put(
  { url, headers }: SignedPut,
  body: Buffer,
  changed: Record<string, string> = {},
): Promise<number> {
  const given = Object.fromEntries(headers.map(({ name, value }) => [name, value]));
  // The client's own HTTP counts the bytes.
  delete given['content-length'];
  const answer = await fetch(url, {
    method: 'PUT',
    headers: { ...given, ...changed },
    body: body,
  });
  return answer.status;
}

describe('a bucket', () => {
  it('takes the file that was announced, where nobody can read it, and shows it once it is published', async () => {
    const signed = await storage.signPut(file, soon());
    expect(signed.headers.map(({ name }) => name)).toEqual([
      'content-type',
      'content-length',
      'x-amz-checksum-sha256',
    ]);
    expect(await storage.fetch(key, 100)).toBeNull();
    expect(await put(signed, bytes), store.refusals.join()).toBe(200);
    expect([...store.objects.keys()]).toEqual([`incoming/${key}`]);

    const arrived = (await storage.fetch(key, 100))!;
    expect(arrived).toMatchObject({ size: bytes.length, sha256: file.sha256 });
    expect(await readFile(arrived.path)).toEqual(bytes);
    await arrived.dispose();
    expect(existsSync(arrived.path)).toBe(false);

    await storage.publish(key, 'image/png');
    const shown = store.objects.get(`public/${key}`)!;
    expect(shown.body).toEqual(bytes);
    expect(shown.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-amz-metadata-directive': 'REPLACE',
    });
    await storage.discard(key);
    expect([...store.objects.keys()]).toEqual([`public/${key}`]);
    expect(storage.urlOf(key)).toBe(`${store.endpoint}/media/public/${key}`);
    await storage.remove([key]);
    expect(store.objects.size).toBe(0);
    expect(store.refusals).toEqual([]);
  });

  it('64: takes nothing else under the same address', async () => {
    const signed = await storage.signPut(file, soon());
    const other = Buffer.from(bytes);
    other[0]! ^= 1;
    const changed = (from: string, to: string): SignedPut => ({
      ...signed,
      url: signed.url.replace(from, to),
    });
    const attempts: [string, Promise<number>][] = [
      ['other bytes', put(signed, other)],
      ['more bytes', put(signed, Buffer.concat([bytes, bytes]))],
      ['another checksum', put(signed, bytes, { 'x-amz-checksum-sha256': 'x' })],
      ['another type', put(signed, bytes, { 'content-type': 'text/html' })],
      ['another key', put(changed(`incoming/${key}`, `public/${key}`), bytes)],
      ['another time', put(changed('X-Amz-Expires=', 'X-Amz-Expires=9'), bytes)],
    ];
    for (const [what, attempt] of attempts) expect(await attempt, what).toBe(403);
    expect(store.refusals).toContain('checksum');
    expect(store.objects.size).toBe(0);
    const other2 = s3Storage({ ...config(), secret: 'not the one' });
    expect(await put(await other2.signPut(file, soon()), bytes)).toBe(403);
    expect(await put(signed, bytes)).toBe(200);
  });

  it('64: takes nothing when the time is over', async () => {
    const signed = await storage.signPut(file, soon());
    const now = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(now + 61_000);
    expect(await put(signed, bytes)).toBe(403);
    expect(store.refusals).toEqual(['expired']);
  });

  it('65: is not read further than was announced', async () => {
    store.objects.set(`incoming/${key}`, { body: Buffer.alloc(1_000_000), headers: {}, at: new Date() });
    await expect(storage.fetch(key, 999)).rejects.toBeInstanceOf(FileTooLarge);
  });

  it('shows bytes of our own making, and removes them all', async () => {
    const keys = Array.from({ length: 3 }, () => newKey('image/webp'));
    for (const each of keys) await storage.write(each, bytes, 'image/webp');
    expect(store.objects.get(`public/${keys[0]}`)!.body).toEqual(bytes);
    expect(store.objects.get(`public/${keys[0]}`)!.headers['content-type']).toBe('image/webp');
    await storage.remove(keys);
    expect(store.objects.size).toBe(0);
  });

  it('65: sweeps what came in long ago, and only that', async () => {
    const old = new Date(Date.now() - 100_000);
    store.objects.set('incoming/old', { body: bytes, headers: {}, at: old });
    store.objects.set('incoming/new', { body: bytes, headers: {}, at: new Date() });
    store.objects.set('public/old', { body: bytes, headers: {}, at: old });
    expect(await storage.sweep(new Date(Date.now() - 50_000))).toBe(1);
    expect([...store.objects.keys()]).toEqual(['incoming/new', 'public/old']);
  });

  it('tells what went wrong where it is not our file that is missing', async () => {
    const stranger = s3Storage({ ...config(), secret: 'not the one' });
    await expect(stranger.fetch(key, 100)).rejects.toThrow();
  });

  it('is read at its own address, or a configured one', () => {
    const amazon = { bucket: 'media', ...KEYS };
    expect(s3Storage(amazon).urlOf(key)).toBe(`https://media.s3.eu-central-1.amazonaws.com/public/${key}`);
    expect(s3Storage({ ...amazon, publicUrl: 'https://cdn.example' }).urlOf(key)).toBe(
      `https://cdn.example/public/${key}`,
    );
  });
});
