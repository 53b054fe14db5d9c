import { join } from 'node:path';
import type { Config } from '../../config.js';
import { diskStorage, type DiskStorage } from './disk.js';
import type { MediaStorage } from './storage.js';
import { diskVault, type Vault } from './vault.js';

export { WrongFile, type DiskStorage } from './disk.js';
export { ENDINGS, newKey, typeOfKey, variantKey } from './keys.js';
export { readSignedQuery } from './signature.js';
export * from './storage.js';
export { newVaultKey, type OpenedFile, type Vault } from './vault.js';

let current: MediaStorage | undefined;
let currentVault: Vault | undefined;
let gateway: () => string = () => '';

/**
 * Called once when a process starts: uploads go to the configured bucket, or else to a folder.
 * @returns the folder's storage, whose files the gateway receives and serves; null for a bucket
 */
export async function configureStorage(
  config: Pick<Config, 's3' | 'dataDir'>,
  publicUrl: () => string,
): Promise<DiskStorage | null> {
  const disk = config.s3 ? null : diskStorage(join(config.dataDir, 'uploads'), publicUrl);
  // Amazon's library loads slowly; it is only loaded if needed.
  current = disk ?? (await import('./s3.js')).s3Storage(config.s3!);
  gateway = publicUrl;
  currentVault = config.s3
    ? (await import('./s3-vault.js')).s3Vault(config.s3)
    : diskVault(join(config.dataDir, 'private'));
  return disk;
}

/** Whether this process has a storage. Commands may have none. */
export const hasStorage = (): boolean => current !== undefined;

/** The storage of this process. */
export function storage(): MediaStorage {
  if (!current) throw new Error('configureStorage() was not called.');
  return current;
}

/** The vault of this process. */
export function vault(): Vault {
  if (!currentVault) throw new Error('configureStorage() was not called.');
  return currentVault;
}

/** The address of a file that the gateway itself serves. */
export const gatewayUrl = (path: string): string => `${gateway()}${path}`;
