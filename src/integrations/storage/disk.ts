import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { typeOfKey } from './keys.js';
import { receive } from './receive.js';
import { signedQuery } from './signature.js';
import { FileTooLarge, type ExpectedFile, type MediaStorage } from './storage.js';

/**
 * The storage of a single gateway: folders into which the gateway itself receives files and from which it serves
 * them.
 */
export interface DiskStorage extends MediaStorage {
  /** The folder of public files, which are served. */
  publicFolder: string;
  /** A public file's path below the public folder. */
  publicPath(key: string): string;
  /** Receives a file. Only a complete and correct one is stored. @throws FileTooLarge, WrongFile */
  accept(file: ExpectedFile, body: Readable): Promise<void>;
}

/** The received file differs from the announced one. */
export class WrongFile extends Error {
  override name = 'WrongFile';
}

/** Stores uploads below a folder: `incoming` for unchecked files, `public` for public ones. */
export function diskStorage(folder: string, publicUrl: () => string): DiskStorage {
  const incomingFolder = join(folder, 'incoming');
  const publicFolder = join(folder, 'public');
  const incoming = (key: string): string => join(incomingFolder, checked(key));
  // Some hundred folders, so that none gets too large.
  const publicPath = (key: string): string => `${checked(key).slice(0, 2)}/${key}`;
  const shown = (key: string): string => join(publicFolder, publicPath(key));
  const makeRoom = (key: string) => mkdir(join(publicFolder, key.slice(0, 2)), { recursive: true });

  return {
    publicFolder,
    publicPath,
    async signPut(file, until) {
      const url = `${publicUrl()}/uploads/${checked(file.key)}?${signedQuery(file, until)}`;
      return { url, headers: [{ name: 'content-type', value: file.contentType }] };
    },
    async accept(file, body) {
      await mkdir(incomingFolder, { recursive: true, mode: 0o700 });
      const part = `${incoming(file.key)}.${randomUUID()}.part`;
      try {
        const { size, sha256 } = await receive(body, part, file.size);
        if (size !== file.size) throw new WrongFile(`${size} bytes came in, ${file.size} were announced.`);
        if (sha256 !== file.sha256) throw new WrongFile('The SHA-256 is not the one that was announced.');
        await rename(part, incoming(file.key));
      } finally {
        await rm(part, { force: true });
      }
    },
    async fetch(key, most) {
      const path = incoming(key);
      const found = await stat(path).catch(missing);
      if (!found) return null;
      if (found.size > most) throw new FileTooLarge(`${found.size} bytes came in.`);
      const hash = createHash('sha256');
      await pipeline(createReadStream(path), hash);
      return { path, size: found.size, sha256: hash.digest('hex'), dispose: async () => undefined };
    },
    async publish(key) {
      await makeRoom(key);
      // A link and not a move: the incoming file is removed when its row says that it is public.
      await link(incoming(key), shown(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    },
    async write(key, bytes) {
      await makeRoom(key);
      const part = `${shown(key)}.${randomUUID()}.part`;
      await writeFile(part, bytes);
      await rename(part, shown(key));
    },
    async stream(key, body) {
      await makeRoom(key);
      const part = `${shown(key)}.${randomUUID()}.part`;
      try {
        await pipeline(body, createWriteStream(part));
        await rename(part, shown(key));
      } finally {
        await rm(part, { force: true });
      }
    },
    discard: (key) => rm(incoming(key), { force: true }),
    async remove(keys) {
      for (const key of keys) for (const path of [incoming(key), shown(key)]) await rm(path, { force: true });
    },
    async sweep(before) {
      let swept = 0;
      for (const name of await readdir(incomingFolder).catch(() => [])) {
        const path = join(incomingFolder, name);
        const found = await stat(path).catch(missing);
        if (!found || found.mtime >= before) continue;
        await rm(path, { force: true });
        swept += 1;
      }
      return swept;
    },
    urlOf: (key) => `${publicUrl()}/uploads/${checked(key)}`,
  };
}

/** Only keys that we generated become paths. */
function checked(key: string): string {
  if (typeOfKey(key) === null) throw new Error('This is not the key of an upload.');
  return key;
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
