// `npm run dev`: the gateway restarts when a source changes; its database stays up in between.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { buildDocsBeside } from './docs.mjs';
import { build, checkNode, compile, install, root } from './prepare.mjs';

checkNode();
await install({ dev: true });
await build();

const environment = { ...process.env, DEMO: process.env.DEMO || 'on' };
let database;
if (!process.env.MONGODB_URI) {
  const { openDatabase } = await import('../dist/cli/embedded/database.js');
  const { orExplain } = await import('../dist/cli/embedded/report.js');
  const options = { role: 'gateway', name: 'npm run dev', patience: 2_000 };
  database = await orExplain(openDatabase(process.env.DATA_DIR || '.data', options));
  environment.MONGODB_URI = database.mongod.uri('leela');
  void database.mongod.ended.then(() => end(1));
}

let gateway;
let ending = false;
let timer;
let turn = Promise.resolve();
start();
buildDocsBeside();
for (const folder of ['src']) watch(join(root, folder), { recursive: true }, changed);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0));

// A killed npm would leave this behind, holding the database.
const npm = process.ppid;
setInterval(() => process.ppid !== npm && void end(0), 500).unref();

function start() {
  gateway = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** An editor writes several times a save; one turn follows the other, so that no two gateways run. */
function changed() {
  clearTimeout(timer);
  timer = setTimeout(() => (turn = turn.then(restart)), 150);
}

async function restart() {
  if (ending) return;
  const begun = Date.now();
  // With an error in the source the gateway of before keeps running.
  if (!(await compile())) return;
  await stop();
  if (ending) return;
  start();
  process.stderr.write(`  restarting (built in ${Date.now() - begun} ms)\n`);
}

async function stop() {
  if (gateway.exitCode !== null || gateway.signalCode !== null) return;
  const gone = once(gateway, 'exit');
  gateway.kill('SIGTERM');
  await gone;
}

async function end(code) {
  if (ending) return;
  ending = true;
  await stop();
  await database?.stop();
  process.exit(code);
}
