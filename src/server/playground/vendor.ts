import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

/** A file of a package that the playground serves. */
export interface VendorFile {
  /** Its path below `vendor/`. */
  path: string;
  file: string;
}

/** The installed packages of the playground. They run in browsers as they are, so nothing is bundled. */
export async function vendorFiles(): Promise<VendorFile[]> {
  const inPackage = (name: string, ...path: string[]) =>
    join(dirname(resolve(`${name}/package.json`)), ...path);
  const sockets = dirname(resolve('graphql-ws/client'));
  const modules = (await readdir(sockets)).filter((name) => /^(client|common-[\w-]+)\.js$/.test(name));
  return [
    { path: 'graphiql.min.css', file: inPackage('graphiql', 'graphiql.min.css') },
    { path: 'graphiql.min.js', file: inPackage('graphiql', 'graphiql.min.js') },
    { path: 'react.production.min.js', file: inPackage('react-18', 'umd', 'react.production.min.js') },
    {
      path: 'react-dom.production.min.js',
      file: inPackage('react-dom-18', 'umd', 'react-dom.production.min.js'),
    },
    ...modules.map((name) => ({ path: `graphql-ws/${name}`, file: join(sockets, name) })),
  ];
}

/** Copies them into a folder. The build does this, so that production needs none of these packages. */
export async function copyVendor(folder: string): Promise<void> {
  for (const { path, file } of await vendorFiles()) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(file, target);
  }
}
