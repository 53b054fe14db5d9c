import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileTooLarge } from './storage.js';

/** Writes a stream into a file, counting and hashing. Aborts as soon as it is too long. */
export async function receive(
  source: Readable,
  path: string,
  most: number,
  signal?: AbortSignal,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > most) return done(new FileTooLarge(`More than the ${most} bytes that were announced.`));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  await pipeline(source, measure, target, signal ? { signal } : {});
  return { size, sha256: hash.digest('hex') };
}
