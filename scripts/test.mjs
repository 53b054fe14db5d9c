// `npm test`: all that a change has to pass, on a fresh clone too. Arguments go to vitest.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, checkNode, install, root } from './prepare.mjs';

checkNode();
await install({ dev: true });
await build();

const bin = (...path) => join(root, 'node_modules', ...path);
const gates = [
  ['lint and import boundaries', [bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0']],
  ['types', [bin('typescript', 'bin', 'tsc'), '--noEmit']],
  ['format', [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  ['schema', ['dist/cli/print-schema.js', '--check']],
  ['generated types', ['scripts/codegen.mjs', '--check']],
];

// Two at a time: each is one busy process, and small machines have two cores.
const failed = [];
const queue = [...gates];
const worker = async () => {
  for (let gate = queue.shift(); gate; gate = queue.shift()) {
    const [name, args] = gate;
    const begun = Date.now();
    const { code, output } = await quietly(args);
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    console.log(`${code === 0 ? '  ok    ' : '  FAILED'} ${name} (${seconds} s)`);
    if (code === 0) continue;
    failed.push(name);
    console.log(output.trimEnd().replace(/^/gm, '         '));
  }
};
console.log('static gates');
await Promise.all([worker(), worker()]);

console.log('\ntests');
const code = await loudly([bin('vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)]);
if (code !== 0) failed.push('tests');
if (failed.length > 0) {
  console.log(`\nFAILED: ${failed.join(', ')}`);
  process.exit(1);
}
console.log('\nall gates passed');

function quietly(args) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (exit) => done({ code: exit ?? 1, output }));
  });
}

function loudly(args) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('exit', (exit) => done(exit ?? 1));
  });
}
