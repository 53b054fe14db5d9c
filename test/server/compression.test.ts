import { get, type IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { expect, it } from 'vitest';
import { COMPRESSED_FROM } from '../../src/server/http/compression.js';
import { startSample } from './sample-server.js';

const server = await startSample();
const off = await startSample({ COMPRESSION: 'off' });

/** An answer of a text of so many letters, without any decoding. */
async function answer(
  letters: number,
  headers: Record<string, string>,
  url = server.url,
): Promise<{ headers: IncomingMessage['headers']; bytes: Buffer }> {
  const query = `{ ${'a'.repeat(letters)}: hello }`;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}/graphql?${new URLSearchParams({ query })}`, { headers }, resolve).on('error', reject);
  });
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return { headers: response.headers, bytes: Buffer.concat(parts) };
}

const LONG = COMPRESSED_FROM + 100;
const dataOf = (bytes: Buffer) => JSON.parse(bytes.toString()) as { data: Record<string, string> };

it('compresses an answer as the client accepts it, and best by brotli', async () => {
  const plain = await answer(LONG, {});
  expect(plain.headers['content-encoding']).toBeUndefined();
  const data = { data: { ['a'.repeat(LONG)]: 'world' } };
  expect(dataOf(plain.bytes)).toMatchObject(data);
  const brotli = await answer(LONG, { 'accept-encoding': 'gzip, deflate, br, zstd' });
  expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(dataOf(brotliDecompressSync(brotli.bytes))).toMatchObject(data);
  const gzip = await answer(LONG, { 'accept-encoding': 'gzip, br;q=0' });
  expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(dataOf(gunzipSync(gzip.bytes))).toMatchObject(data);
  for (const { headers, bytes } of [brotli, gzip]) {
    expect(Number(headers['content-length'])).toBe(bytes.length);
    expect(bytes.length).toBeLessThan(plain.bytes.length / 4);
  }
});

it('compresses large answers beside the event loop', async () => {
  const text = 'long '.repeat(20_000);
  const query = new GraphQLObjectType({
    name: 'Query',
    fields: { text: { type: GraphQLString, resolve: () => text } },
  });
  const { url } = await startSample({}, { schema: new GraphQLSchema({ query }) });
  const response = await fetch(`${url}/graphql?query={text}`, { headers: { 'accept-encoding': 'br' } });
  expect(response.headers.get('content-encoding')).toBe('br');
  expect(await response.json()).toMatchObject({ data: { text } });
});

it('keeps the origin in `Vary`', async () => {
  const { headers } = await answer(LONG, { 'accept-encoding': 'br', origin: 'http://localhost:5173' });
  expect(headers.vary).toBe('Origin, accept-encoding');
});

it('leaves small answers, other kinds of answers and refused encodings as they are', async () => {
  const accept = { 'accept-encoding': 'br, gzip' };
  expect((await answer(20, accept)).headers['content-encoding']).toBeUndefined();
  expect((await answer(LONG, { 'accept-encoding': 'identity' })).headers['content-encoding']).toBeUndefined();
  const metrics = await fetch(`${server.url}/metrics`, { headers: accept });
  expect((await metrics.text()).length).toBeGreaterThan(COMPRESSED_FROM);
  expect(metrics.headers.get('content-encoding')).toBeNull();
});

it('is switched off by `COMPRESSION=off`', async () => {
  const { headers } = await answer(LONG, { 'accept-encoding': 'br' }, off.url);
  expect(headers).not.toHaveProperty('content-encoding');
  expect(headers).not.toHaveProperty('vary');
});
