import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Client } from '../../setup/client.js';

export const CREATE = /* GraphQL */ `
  mutation ($input: UploadCreateInput!) {
    uploadCreate(input: $input) {
      upload {
        id
        status
        url
        purpose
        fileName
        expiresAt
      }
      url
      headers {
        name
        value
      }
      urlExpiresAt
    }
  }
`;

export const COMPLETE = /* GraphQL */ `
  mutation ($id: ID!) {
    uploadComplete(input: { id: $id }) {
      upload {
        id
        status
        url
        contentType
        size
        width
        height
        duration
        problem
        variants {
          name
          url
          width
          height
        }
      }
    }
  }
`;

export interface Announced {
  id: string;
  url: string;
  headers: Record<string, string>;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** An announcement that is true of these bytes, but for what is said otherwise. */
export function announcement(bytes: Uint8Array, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { purpose: 'POST', contentType: 'image/png', size: bytes.length, sha256: sha256(bytes), ...more };
}

export async function announce(
  client: Client,
  bytes: Uint8Array,
  more: Record<string, unknown> = {},
): Promise<Announced> {
  const { uploadCreate } = await client.data(CREATE, { input: announcement(bytes, more) });
  const headers = uploadCreate.headers as { name: string; value: string }[];
  return {
    id: uploadCreate.upload.id,
    url: uploadCreate.url,
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
  };
}

export function put(to: Announced, bytes: Uint8Array): Promise<Response> {
  return fetch(to.url, { method: 'PUT', headers: to.headers, body: bytes });
}

/** Announced, sent and completed. */
export async function uploaded(client: Client, bytes: Uint8Array, more: Record<string, unknown> = {}) {
  const announced = await announce(client, bytes, more);
  const sent = await put(announced, bytes);
  if (!sent.ok) throw new Error(`The bytes were refused: ${sent.status} ${await sent.text()}`);
  const { uploadComplete } = await client.data(COMPLETE, { id: announced.id });
  return uploadComplete.upload as { id: string; status: string; url: string; [field: string]: unknown };
}

/** What becomes of bytes that were sent: the refusal of their completion. */
export async function refused(client: Client, bytes: Uint8Array, more: Record<string, unknown> = {}) {
  const announced = await announce(client, bytes, more);
  const sent = await put(announced, bytes);
  if (!sent.ok) throw new Error(`The bytes were refused: ${sent.status} ${await sent.text()}`);
  return { ...(await client.refusal(COMPLETE, { id: announced.id })), id: announced.id };
}

/** A picture with a pattern, so that it does not shrink to nothing. */
export async function picture(
  width: number,
  height: number,
  format: 'png' | 'jpeg' | 'webp' = 'png',
): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = (i * 31 + (i >> 8)) & 255;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer();
}

/** The beginning of an MP4 file, as much as says what it is. */
export function film(bytes = 2_000): Buffer {
  const head = Buffer.from('\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41\0\0\0\x08free', 'latin1');
  return Buffer.concat([head, Buffer.alloc(bytes - head.length, 7)]);
}
