// `npm run codegen`: types of every operation that the tests send, from the committed schema.
// With --check nothing is written: the result is compared with what is committed.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { staleFiles } from './gates.mjs';
import { checkNode, install, root, run } from './prepare.mjs';

checkNode();
await install({ dev: true });
const check = process.argv.includes('--check');
const committed = join(root, 'test', 'generated');
const folder = check ? join(root, 'node_modules', '.cache', 'codegen-check') : committed;
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const cli = join(root, 'node_modules', '@graphql-codegen', 'cli', 'esm', 'bin.js');
const code = await run(process.execPath, [cli, '--config', 'codegen.yml', '--errors-only'], {
  env: { ...process.env, CODEGEN_OUT: `${folder}/` },
});
if (code !== 0) process.exit(code);
const stale = check ? staleFiles(folder, committed) : [];
if (stale.length > 0) {
  process.stderr.write(`test/generated is stale (${stale.join(', ')}): npm run codegen, and commit it.\n`);
  process.exit(1);
}
