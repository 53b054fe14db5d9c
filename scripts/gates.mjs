// Runs checks that are node programs, two at a time: each is one busy process, and small machines have two cores.
import { spawn } from 'node:child_process';

/** Runs every gate, prints a line for each and the output of those that fail; answers the names of those. */
export async function runGates(gates, { cwd, log = console.log } = {}) {
  const failed = [];
  const queue = [...gates];
  const worker = async () => {
    for (let gate = queue.shift(); gate; gate = queue.shift()) {
      const [name, args] = gate;
      const begun = Date.now();
      const { code, output } = await quietly(args, cwd);
      const seconds = ((Date.now() - begun) / 1000).toFixed(1);
      log(`${code === 0 ? '  ok    ' : '  FAILED'} ${name} (${seconds} s)`);
      if (code === 0) continue;
      failed.push(name);
      log(output.trimEnd().replace(/^/gm, '         '));
    }
  };
  await Promise.all([worker(), worker()]);
  return failed;
}

function quietly(args, cwd) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code, signal) =>
      done({ code: code ?? 1, output: signal ? `${output}\n${signal}` : output }),
    );
  });
}
