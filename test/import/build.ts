import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launch, type GatewayProcess } from '../setup/gateway.js';

const root = resolve(import.meta.dirname, '../..');

/** The gateway compiled for one test file, out of the way of whatever builds `dist` meanwhile. */
export interface Build {
  /** Runs a file of it, e.g. `main.js`, as a process of its own. */
  run(file: string, args: string[], environment: NodeJS.ProcessEnv): GatewayProcess;
  remove(): Promise<void>;
}

/**
 * Compiles `src` into a folder of its own, from which the repository's packages are found. Code and data lie in it as in
 * the image: what comes with the gateway is looked for beside `dist`.
 */
export async function build(): Promise<Build> {
  const folder = join(root, 'node_modules', '.cache', `leela-build-${process.pid}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const dist = join(folder, 'dist');
  await cp(join(root, 'data'), join(folder, 'data'), { recursive: true });
  const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const compiler = launch([swc, 'src', '-d', dist, '--strip-leading-paths', '--copy-files', '-q'], {});
  if ((await compiler.exit) !== 0) throw new Error(`src does not compile:\n${compiler.output()}`);
  return {
    run: (file, args, environment) =>
      launch(['--enable-source-maps', join(dist, file), ...args], environment),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
