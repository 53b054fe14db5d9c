import { createReadStream } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A file that is open for reading. */
export interface OpenedFile {
  size: number;
  stream: Readable;
}

/**
 * Private files, which are only available through the gateway after a check of the user: data exports and
 * attachments.
 */
export interface Vault {
  /** Takes a copy of a local file. */
  put(key: string, path: string, contentType: string): Promise<void>;
  /** Null when there is none. */
  open(key: string): Promise<OpenedFile | null>;
  remove(keys: string[]): Promise<void>;
}

const KEY = /^[0-9a-f]{40}\.(json|pdf|jpg|png|webp|mp4|webm)$/;

/** A new key of a file in the vault: 160 random bits. */
export const newVaultKey = (): string => `${randomBytes(20).toString('hex')}.json`;

/** Only keys that we generated become paths. */
export function checkedVaultKey(key: string): string {
  if (!KEY.test(key)) throw new Error('This is not the key of a file in the vault.');
  return key;
}

/** Stores files below a folder that only the gateway's system user can read. */
export function diskVault(folder: string): Vault {
  const pathOf = (key: string): string => join(folder, checkedVaultKey(key));
  return {
    async put(key, path) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const part = `${pathOf(key)}.${randomUUID()}.part`;
      try {
        await copyFile(path, part);
        await rename(part, pathOf(key));
      } finally {
        await rm(part, { force: true });
      }
    },
    async open(key) {
      const path = pathOf(key);
      const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      return found && { size: found.size, stream: createReadStream(path) };
    },
    async remove(keys) {
      for (const key of keys) await rm(pathOf(key), { force: true });
    },
  };
}
