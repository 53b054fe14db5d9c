// `npm run bench [-- <workload>…]`: builds the gateway and the bench, then measures.
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build, checkNode, install, root, run } from '../scripts/prepare.mjs';

checkNode();
await install({ dev: true });
await build();

const out = join(root, '.dist-bench');
rmSync(out, { recursive: true, force: true });
mkdirSync(out);
const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
if ((await run(process.execPath, [swc, 'bench', '-d', out, '-q', '--ignore', 'bench/platforms'])) !== 0)
  process.exit(1);
// The bench imports `../src/…`; what it measures is what runs: the build.
symlinkSync(join(root, 'dist'), join(out, 'src'), 'junction');
await import('../.dist-bench/bench/main.js');
