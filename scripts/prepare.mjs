// What every command needs before it can run: a Node that is new enough, the packages, the build.
// Plain JavaScript without dependencies, because it runs before there are any.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { precompress } from './precompress.mjs';

export const root = resolve(import.meta.dirname ?? '.', '..');
const modules = join(root, 'node_modules');
/** The operations of the web client, which the gateway trusts. */
const documents = join(root, 'packages', 'client', 'src', 'documents');
const say = (text) => process.stderr.write(`  ${text}\n`);

/** Ends with a message when Node is older than 20.19. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(
    `\nLeela needs Node.js 20.19 or newer; this is ${version}.\n` +
      'Install a current one from https://nodejs.org (or: nvm install 24) and try again.\n',
  );
  process.exit(1);
}

/** Installs the packages when what is installed is not what package-lock.json says. */
export async function install({ dev = false } = {}) {
  const all = dev || process.env.NODE_ENV !== 'production';
  if (isInstalled(all)) return;
  say(existsSync(modules) ? 'packages: package-lock.json has changed, installing' : 'packages: installing');
  const flags = ['--no-audit', '--no-fund', ...(all ? ['--include=dev'] : [])];
  if ((await npm(['ci', ...flags])) === 0) return;
  say('packages: npm ci failed, trying npm install');
  if ((await npm(['install', ...flags])) === 0) return;
  process.stderr.write('\nThe packages could not be installed; the lines above say why.\n');
  process.exit(1);
}

/** npm notes what it has installed in a lock file of its own; the two are compared, since dates say little after a checkout. */
function isInstalled(all) {
  const noted = join(modules, '.package-lock.json');
  if (!existsSync(noted)) return false;
  const installed = JSON.parse(readFileSync(noted, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, dev, optional, devOptional }]) => {
    if (path === '' || (dev && !all)) return true;
    // Optional ones are there for other platforms.
    if (!installed[path] && (optional || devOptional)) return true;
    return installed[path]?.version === version;
  });
}

/** Compiles src, and the web client, when a source has changed since the last time; ends when that fails. */
export async function build() {
  if ((await compile()) && (await buildWeb())) return;
  process.stderr.write('\nThe build failed; the lines above say where.\n');
  process.exit(1);
}

/** As `build`; answers whether dist is now what src says. A failure leaves dist as it was. */
export async function compile() {
  const dist = join(root, 'dist');
  const stamp = join(dist, '.built');
  const now = stampOf([
    ...filesOf(join(root, 'src')),
    ...filesOf(documents),
    join(root, '.swcrc'),
    join(root, 'package-lock.json'),
  ]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return true;
  say('build: compiling src into dist');
  clearKilledBuilds();
  // Made beside and moved into place, so that nobody ever runs half a build.
  const fresh = join(root, `.dist-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  const swc = join(modules, '@swc', 'cli', 'bin', 'swc.js');
  const args = ['src', '-d', fresh, '--strip-leading-paths', '--copy-files', '-q'];
  if ((await run(process.execPath, [swc, ...args])) !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    return false;
  }
  const { copyVendor } = await import(pathToFileURL(join(fresh, 'server', 'playground', 'vendor.js')).href);
  await copyVendor(join(fresh, 'server', 'playground', 'vendor'));
  await trustDocuments(join(fresh, 'trusted-documents.json'));
  writeFileSync(join(fresh, '.built'), now);
  swap(fresh, dist, join(root, `.dist-old-${process.pid}`));
  return true;
}

/** Writes the manifest of the own clients' documents: as the package sends them, and as Apollo Client does in the web client. */
async function trustDocuments(target) {
  if (!existsSync(documents)) return;
  const { unchanged, withTypename, writeManifest } = await import('./documents.mjs');
  const bundled = existsSync(join(modules, '@apollo', 'client'));
  writeManifest([documents], target, bundled ? [unchanged, await withTypename()] : [unchanged]);
}

/** Builds the web client into web/dist. Without the packages of development, as in production, what is there stays. */
export async function buildWeb() {
  const vite = join(modules, 'vite', 'bin', 'vite.js');
  const place = join(root, 'web', 'dist');
  const stamp = join(place, '.built');
  if (!existsSync(vite)) return true;
  const sources = ['web/src', 'web/public', 'packages/client/src'].flatMap((folder) =>
    filesOf(join(root, folder)),
  );
  const now = stampOf([
    ...sources,
    ...['web/index.html', 'web/vite.config.ts', 'package-lock.json'].map((file) => join(root, file)),
  ]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return true;
  say('build: bundling the web client into web/dist');
  clearKilledBuilds();
  const fresh = join(root, `.dist-web-${process.pid}`);
  const args = ['build', 'web', '--logLevel', 'error', '--outDir', fresh, '--emptyOutDir'];
  // Under `test` React would be bundled with all of its checks for developers.
  const env = { ...process.env, NODE_ENV: 'production' };
  if ((await run(process.execPath, [vite, ...args], { env })) !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    return false;
  }
  await precompress(filesOf(join(fresh, 'assets')));
  writeFileSync(join(fresh, '.built'), now);
  swap(fresh, place, join(root, `.dist-web-old-${process.pid}`));
  return true;
}

/** Removes what builds left behind whose processes were killed. */
export function clearKilledBuilds() {
  for (const name of readdirSync(root)) {
    const pid = /^\.dist-(?:web-|docs-)?(?:old-)?(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(root, name), { recursive: true, force: true });
  }
}

/** Whether a process exists. */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Puts a finished folder in the place of another one. Several processes may build the same at the same time. */
export function swap(fresh, place, old) {
  for (const [from, to] of [
    [place, old],
    [fresh, place],
  ]) {
    try {
      renameSync(from, to);
    } catch (error) {
      // Another process has just taken the old one away, or put the same one there.
      if (!['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) throw error;
    }
  }
  for (const left of [old, fresh]) rmSync(left, { recursive: true, force: true, maxRetries: 5 });
}

/** Runs a program in the foreground; answers its exit code. */
export function run(program, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    child.on('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      done(1);
    });
    child.on('exit', (code) => done(code ?? 1));
  });
}

async function npm(args) {
  const begun = Date.now();
  // A terminal sees npm's own progress; a log sees a line now and then.
  const beat = setInterval(
    () => say(`packages: still installing (${Math.round((Date.now() - begun) / 1000)} s)`),
    5000,
  );
  if (process.stderr.isTTY) clearInterval(beat);
  const viaNode = process.env.npm_execpath?.endsWith('.js');
  const code = viaNode
    ? await run(process.execPath, [process.env.npm_execpath, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' });
  clearInterval(beat);
  if (code === 0) say(`packages: done in ${Math.round((Date.now() - begun) / 1000)} s`);
  return code;
}

export function filesOf(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Changes when a file is added, removed or written. */
function stampOf(files) {
  const lines = files
    .map((file) => [file, statSync(file)])
    .map(([file, { size, mtimeMs }]) => `${file} ${size} ${mtimeMs}`);
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
