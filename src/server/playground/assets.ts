import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { vendorFiles, type VendorFile } from './vendor.js';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
};

/** A file that the browser may load. */
export interface Asset {
  /** Its path below `/playground/`. */
  path: string;
  type: string;
  content: Buffer;
}

/** All files of the playground: our own, and those of its packages. No external content. */
export async function readAssets(): Promise<Asset[]> {
  const built = join(import.meta.dirname, 'vendor');
  const vendor = existsSync(built) ? await below(built) : await vendorFiles();
  const own = await below(join(import.meta.dirname, 'client'));
  return Promise.all(
    [...own, ...vendor.map(({ path, file }) => ({ path: `vendor/${path}`, file }))].map(read),
  );
}

async function below(folder: string): Promise<VendorFile[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: file.slice(folder.length + 1).replaceAll('\\', '/'), file }));
}

async function read({ path, file }: VendorFile): Promise<Asset> {
  return { path, type: TYPES[extname(path)]!, content: await readFile(file) };
}
