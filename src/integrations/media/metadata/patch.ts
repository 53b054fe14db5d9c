import { open } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

/** Bytes that replace others of the same length at an offset, so that no other offset in the file changes. */
export interface Patch {
  at: number;
  bytes: Buffer;
}

/** Reads parts of a file. */
export interface Bytes {
  size: number;
  read(at: number, length: number): Promise<Buffer>;
}

/** Opens a file for reading parts of it while `work` runs. */
export async function withBytes<T>(path: string, work: (file: Bytes) => Promise<T>): Promise<T> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return await work({
      size,
      async read(at, length) {
        const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - at)));
        await file.read(bytes, 0, bytes.length, at);
        return bytes;
      },
    });
  } finally {
    await file.close();
  }
}

/** The content of a file with patches applied. */
export function patched(path: string, patches: readonly Patch[]): Readable {
  const sorted = [...patches].sort((a, b) => a.at - b.at);
  return Readable.from(apply(createReadStream(path), sorted));
}

async function* apply(source: AsyncIterable<Buffer>, patches: readonly Patch[]): AsyncGenerator<Buffer> {
  let from = 0;
  let next = 0;
  for await (const chunk of source) {
    const until = from + chunk.length;
    for (let n = next; n < patches.length && patches[n]!.at < until; n += 1) {
      const { at, bytes } = patches[n]!;
      const start = Math.max(at, from);
      const end = Math.min(at + bytes.length, until);
      if (start < end) bytes.copy(chunk, start - from, start - at, end - at);
      // A patch may continue in the next chunk.
      if (n === next && at + bytes.length <= until) next += 1;
    }
    from = until;
    yield chunk;
  }
}
