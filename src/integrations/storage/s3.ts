import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { S3Config } from '../../config.js';
import { receive } from './receive.js';
import { FileTooLarge, type MediaStorage } from './storage.js';

const INCOMING = 'incoming/';
const PUBLIC = 'public/';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The client of a bucket. */
export function s3Client({ endpoint, region, key, secret }: S3Config): S3Client {
  return new S3Client({
    region,
    credentials: { accessKeyId: key, secretAccessKey: secret },
    // Stores other than Amazon's are addressed by path, because they have no host name per bucket.
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
  });
}

/**
 * Stores uploads in a bucket of an S3-compatible store: unchecked files below `incoming/`, public ones below
 * `public/`. The bucket's policy makes `public/` readable for everyone, and nothing else.
 */
export function s3Storage(config: S3Config): MediaStorage {
  const { bucket: Bucket, endpoint, region } = config;
  const client = s3Client(config);
  const base =
    config.publicUrl ?? (endpoint ? `${endpoint}/${Bucket}` : `https://${Bucket}.s3.${region}.amazonaws.com`);
  const remove = async (keys: string[]): Promise<void> => {
    for (let i = 0; i < keys.length; i += 1_000) {
      const Objects = keys.slice(i, i + 1_000).map((Key) => ({ Key }));
      const { Errors = [] } = await client.send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
      );
      if (Errors[0]) throw new Error(`The store did not delete ${Errors[0].Key}: ${Errors[0].Message}`);
    }
  };

  return {
    async signPut({ key, contentType, size, sha256 }, until) {
      const checksum = Buffer.from(sha256, 'hex').toString('base64');
      const put = new PutObjectCommand({
        Bucket,
        Key: INCOMING + key,
        ContentType: contentType,
        ContentLength: size,
        ChecksumSHA256: checksum,
      });
      const url = await getSignedUrl(client, put, {
        expiresIn: Math.max(1, Math.floor((until.getTime() - Date.now()) / 1_000)),
        // All three are signed: another length, type or content needs another signature.
        signableHeaders: new Set(['host', 'content-type', 'content-length', 'x-amz-checksum-sha256']),
        unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
      });
      return {
        url,
        headers: [
          { name: 'content-type', value: contentType },
          { name: 'content-length', value: String(size) },
          { name: 'x-amz-checksum-sha256', value: checksum },
        ],
      };
    },
    async fetch(key, most) {
      const object = await client.send(new GetObjectCommand({ Bucket, Key: INCOMING + key })).catch(absent);
      if (!object) return null;
      const body = object.Body as Readable;
      if ((object.ContentLength ?? 0) > most) {
        body.destroy();
        throw new FileTooLarge(`${object.ContentLength} bytes came in.`);
      }
      const folder = await mkdtemp(join(tmpdir(), 'leela-upload-'));
      const dispose = () => rm(folder, { recursive: true, force: true });
      try {
        const path = join(folder, randomUUID());
        return { path, ...(await receive(body, path, most)), dispose };
      } catch (error) {
        await dispose();
        throw error;
      }
    },
    async publish(key, contentType) {
      await client.send(
        new CopyObjectCommand({
          Bucket,
          Key: PUBLIC + key,
          CopySource: `${Bucket}/${INCOMING}${key}`,
          MetadataDirective: 'REPLACE',
          ContentType: contentType,
          CacheControl: FOR_EVER,
          ...(contentType === 'application/pdf' ? { ContentDisposition: 'attachment' } : {}),
        }),
      );
    },
    async write(key, bytes, contentType) {
      const Key = PUBLIC + key;
      await client.send(
        new PutObjectCommand({ Bucket, Key, Body: bytes, ContentType: contentType, CacheControl: FOR_EVER }),
      );
    },
    async stream(key, body, size, contentType) {
      await client.send(
        new PutObjectCommand({
          ...{ Bucket, Key: PUBLIC + key, Body: body, ContentLength: size, ContentType: contentType },
          CacheControl: FOR_EVER,
          ...(contentType === 'application/pdf' ? { ContentDisposition: 'attachment' } : {}),
        }),
      );
    },
    discard: (key) => remove([INCOMING + key]),
    remove: (keys) => remove(keys.flatMap((key) => [INCOMING + key, PUBLIC + key])),
    async sweep(before) {
      let swept = 0;
      for (let from: string | undefined, more = true; more;) {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket, Prefix: INCOMING, ContinuationToken: from }),
        );
        const old = (page.Contents ?? []).filter(({ LastModified }) => LastModified && LastModified < before);
        await remove(old.map(({ Key }) => Key!));
        swept += old.length;
        from = page.NextContinuationToken;
        more = page.IsTruncated === true;
      }
      return swept;
    },
    urlOf: (key) => `${base}/${PUBLIC}${key}`,
  };
}

/** Null if the object does not exist. Other errors are thrown. */
export function absent(error: unknown): null {
  const gone =
    error instanceof NoSuchKey ||
    (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404);
  if (gone) return null;
  throw error;
}
