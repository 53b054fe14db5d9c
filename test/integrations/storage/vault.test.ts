import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newKey, newVaultKey, type Vault } from '../../../src/integrations/storage/index.js';
import { s3Vault } from '../../../src/integrations/storage/s3-vault.js';
import { diskVault } from '../../../src/integrations/storage/vault.js';
import { PRIVATE_PURPOSES } from '../../../src/models/system/upload.js';
import { UPLOAD_LIMITS } from '../../../src/services/system/upload-limits.js';
import { KEYS, startFakeS3, type FakeS3 } from './fake-s3.js';

let store: FakeS3;
let folder: string;
beforeEach(async () => {
  store = await startFakeS3();
  folder = await mkdtemp(join(tmpdir(), 'leela-vault-'));
});
afterEach(async () => {
  await store.stop();
  await rm(folder, { recursive: true });
});

const VAULTS: [string, () => Vault][] = [
  ['a folder', () => diskVault(join(folder, 'private'))],
  ['a bucket', () => s3Vault({ endpoint: store.endpoint, bucket: 'media', ...KEYS })],
];

describe.each(VAULTS)('the vault in %s', (_, open) => {
  it('keeps a copy of a file until it is removed, also when it comes twice', async () => {
    const [vault, path, key] = [open(), join(folder, 'mine'), newVaultKey()];
    expect(await vault.open(key)).toBeNull();
    for (const words of ['half of', 'the whole']) {
      await writeFile(path, words);
      await vault.put(key, path, 'application/json');
    }
    await rm(path);
    const file = await vault.open(key);
    expect(file!.size).toBe('the whole'.length);
    expect(await text(file!.stream)).toBe('the whole');
    await vault.remove([key]);
    await vault.remove([key]);
    await vault.remove([]);
    expect(await vault.open(key)).toBeNull();
  });

  it('63: takes keys of its own making alone', async () => {
    const random = 'a'.repeat(40);
    const ours = [...PRIVATE_PURPOSES].flatMap((purpose) =>
      UPLOAD_LIMITS[purpose].flatMap(({ types }) => types),
    );
    for (const key of [newVaultKey(), ...ours.map(newKey)]) expect(await open().open(key), key).toBeNull();
    const foreign = ['html', 'svg', 'json.png', 'pdf/../x.pdf', ''].map((ending) => `${random}.${ending}`);
    const misshapen = [
      `${'a'.repeat(39)}.json`,
      `${'A'.repeat(40)}.pdf`,
      `${random}-medium.webp`,
      `${random}.pdf\n`,
    ];
    for (const key of ['../x.json', `../${random}.pdf`, '/etc/passwd', random, ...foreign, ...misshapen]) {
      await expect((async () => open().open(key))()).rejects.toThrow('not the key');
      await expect((async () => open().put(key, join(folder, 'x'), 'application/json'))()).rejects.toThrow();
    }
  });
});

it('is nothing that others can read: a folder of one’s own, and a place in the bucket that is not public', async () => {
  const [disk, bucket] = VAULTS.map(([, open]) => open());
  const [path, key] = [join(folder, 'mine'), newVaultKey()];
  await writeFile(path, 'words');
  await disk!.put(key, path, 'application/json');
  await bucket!.put(key, path, 'application/json');
  expect((await stat(join(folder, 'private'))).mode & 0o077).toBe(0);
  expect([...store.objects.keys()]).toEqual([`private/${key}`]);
});
