// `npm run soak`: builds the gateway and the soak, then runs it.
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build, checkNode, install, root, run } from './prepare.mjs';

checkNode();
await install({ dev: true });
await build();

const out = join(root, '.dist-soak');
rmSync(out, { recursive: true, force: true });
mkdirSync(out);
const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
if ((await run(process.execPath, [swc, 'test/soak', 'test/setup', '-d', out, '-q'])) !== 0) process.exit(1);
// It imports `../../src/…`; what it runs is the build.
symlinkSync(join(root, 'dist'), join(out, 'src'), 'junction');
await import('../.dist-soak/test/soak/main.js');
