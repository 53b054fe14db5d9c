import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { DeleteObjectsCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Config } from '../../config.js';
import { absent, s3Client } from './s3.js';
import { checkedVaultKey, type Vault } from './vault.js';

const PRIVATE = 'private/';

/** Stores files below `private/` of the bucket, which its policy makes readable for the gateway only. */
export function s3Vault(config: S3Config): Vault {
  const { bucket: Bucket } = config;
  const client = s3Client(config);
  const keyOf = (key: string): string => PRIVATE + checkedVaultKey(key);
  return {
    async put(key, path, contentType) {
      const { size } = await stat(path);
      const Body = createReadStream(path);
      await client.send(
        new PutObjectCommand({
          ...{ Bucket, Key: keyOf(key), Body, ContentLength: size, ContentType: contentType },
          CacheControl: 'private, no-store',
        }),
      );
    },
    async open(key) {
      const object = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(key) })).catch(absent);
      return object && { size: object.ContentLength ?? 0, stream: object.Body as Readable };
    },
    async remove(keys) {
      if (keys.length === 0) return;
      const Objects = keys.map((key) => ({ Key: keyOf(key) }));
      const { Errors = [] } = await client.send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
      );
      if (Errors[0]) throw new Error(`The store did not delete ${Errors[0].Key}: ${Errors[0].Message}`);
    },
  };
}
