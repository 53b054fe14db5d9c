// Builds the documentation that the gateway serves at /docs: docs/ and the reference of the schema, by VitePress.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { clearKilledBuilds, filesOf, isRunning, root, swap } from './prepare.mjs';
import { precompress } from './precompress.mjs';

/** The built site. The gateway looks for it there. */
const site = join(root, 'docs', '.vitepress', 'dist');
const stamp = join(site, '.built');
const say = (text) => process.stderr.write(`  docs: ${text}\n`);

/** Builds the site when one of its sources has changed. Expects a built dist. */
async function buildDocs() {
  if (!existsSync(join(root, 'node_modules', 'vitepress'))) {
    say('left out, because VitePress is not among the packages of production');
    return;
  }
  const now = stampOf();
  if (isBuilt(now)) return;
  // The folder is always the same, as the names of the built files depend on it; so only one process may build.
  const folder = join(root, '.dist-docs');
  await take(folder);
  try {
    if (isBuilt(now)) return;
    say('building the documentation');
    const begun = Date.now();
    const [{ assemble }, { build }] = await Promise.all([import('./docs/assemble.mjs'), import('vitepress')]);
    await assemble(root, folder);
    await build(folder);
    // Made beside and moved into place, so that nobody is ever served half a build.
    const fresh = join(folder, '.vitepress', 'dist');
    await precompress(filesOf(fresh));
    writeFileSync(join(fresh, '.built'), now);
    mkdirSync(dirname(site), { recursive: true });
    swap(fresh, site, join(root, `.dist-docs-old-${process.pid}`));
    say(`built in ${Math.round((Date.now() - begun) / 1000)} s`);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const isBuilt = (now) => existsSync(stamp) && readFileSync(stamp, 'utf8') === now;

/** Creates the folder of a build, once no other process has it. It names its process from its first moment. */
async function take(folder) {
  clearKilledBuilds();
  const own = `${folder}-${process.pid}`;
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'pid'), String(process.pid));
  for (;;) {
    try {
      renameSync(own, folder);
      return;
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) throw error;
    }
    if (isRunning(holderOf(folder))) await delay(500);
    else rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The process that builds in a folder; NaN once it is gone. */
function holderOf(folder) {
  try {
    return Number(readFileSync(join(folder, 'pid'), 'utf8'));
  } catch {
    return NaN;
  }
}

/** Does the same in a process of its own that leaves the processors to the gateway. It ends with this process. */
export function buildDocsBeside() {
  if (['off', 'false', '0'].includes(process.env.DOCS)) return;
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], { cwd: root, stdio: 'ignore' });
  child.on('error', (error) => say(error.message));
  child.on('exit', (code) => code && say('they could not be built; npm run build says why'));
  if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  process.on('exit', () => child.kill());
}

/** A hash of everything that the site is made of, by content: dates say little after a checkout. */
function stampOf() {
  const folders = ['docs', 'scripts/docs', 'src/domains', 'test'].flatMap((path) =>
    filesOf(join(root, path)),
  );
  const files = ['README.md', 'CHANGELOG.md', 'src/schema/schema.graphql', 'package-lock.json'];
  const sources = folders.filter(
    (file) => /\.(?:md|mjs|css|ts|graphql)$/.test(file) && !file.startsWith(site),
  );
  const hash = createHash('sha256');
  for (const file of [...sources, ...files.map((name) => join(root, name))])
    hash.update(`${file}\n`).update(readFileSync(file));
  return hash.digest('hex');
}

// The gateway's modules keep timers, so the process does not end by itself.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await buildDocs();
    process.exit(0);
  } catch (error) {
    say(error.stack ?? String(error));
    process.exit(1);
  }
}
