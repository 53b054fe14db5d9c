// `npm run codegen`: types of every operation that the tests and the own clients send, from the committed schema.
// With --check nothing is written: the result is compared with what is committed.
import { join } from 'node:path';
import { checkNode, install, root, run } from './prepare.mjs';

checkNode();
await install({ dev: true });
const check = process.argv.includes('--check');
const cli = join(root, 'node_modules', '@graphql-codegen', 'cli', 'esm', 'bin.js');
const code = await run(process.execPath, [
  cli,
  '--config',
  'codegen.yml',
  '--errors-only',
  ...(check ? ['--check'] : []),
]);
if (code !== 0 && check)
  process.stderr.write('Generated types are stale, as listed above: npm run codegen, and commit them.\n');
process.exit(code);
