// `npm test`: all that a change has to pass, on a fresh clone too. Arguments go to vitest.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runGates } from './gates.mjs';
import { build, checkNode, install, root } from './prepare.mjs';

checkNode();
await install({ dev: true });
await build();

const bin = (...path) => join(root, 'node_modules', ...path);
console.log('static gates');
const failed = await runGates(
  [
    ['lint and import boundaries', [bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0']],
    ['types', [bin('typescript', 'bin', 'tsc'), '--noEmit']],
    ['types of the web client', [bin('typescript', 'bin', 'tsc'), '-p', 'web']],
    ['types of the client package', [bin('typescript', 'bin', 'tsc'), '-p', 'packages/client', '--noEmit']],
    ['format', [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.']],
    ['schema', ['dist/cli/print-schema.js', '--check']],
    ['schema changes', ['dist/cli/schema-changes.js', '--check']],
    ['generated types', ['scripts/codegen.mjs', '--check']],
  ],
  { cwd: root },
);

console.log('\ntests');
if ((await vitest()) !== 0) failed.push('tests');
if (failed.length > 0) {
  console.log(`\nFAILED: ${failed.join(', ')}`);
  process.exit(1);
}
console.log('\nall gates passed');

function vitest() {
  return new Promise((done) => {
    const args = [bin('vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code) => done(code ?? 1));
  });
}
