// `npm run codegen`: types of every operation that the tests send, from the committed schema.
// With --check nothing is written: the result is compared with what is committed.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkNode, install, root, run } from './prepare.mjs';

checkNode();
await install({ dev: true });
const check = process.argv.includes('--check');
const committed = join(root, 'test', 'generated');
const folder = check ? join(root, 'node_modules', '.cache', 'codegen-check') : committed;
if (check) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const cli = join(root, 'node_modules', '@graphql-codegen', 'cli', 'esm', 'bin.js');
const code = await run(process.execPath, [cli, '--config', 'codegen.yml', '--errors-only'], {
  env: { ...process.env, CODEGEN_OUT: `${folder}/` },
});
if (code !== 0) process.exit(code);
if (check) {
  const stale = readdirSync(folder).filter((name) => {
    const file = join(committed, name);
    return !existsSync(file) || readFileSync(file, 'utf8') !== readFileSync(join(folder, name), 'utf8');
  });
  if (stale.length > 0) {
    process.stderr.write(`test/generated is stale (${stale.join(', ')}): npm run codegen, and commit it.\n`);
    process.exit(1);
  }
}
