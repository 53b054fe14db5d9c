// `node bench/profile.mjs FILE`: which functions of a .cpuprofile spend the most time of their own.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const SHOWN = 20;
const profile = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const spent = new Map();
const spend = (name, amount) => spent.set(name, (spent.get(name) ?? 0) + amount);

const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
profile.samples.forEach((id, index) => spend(names.get(id), profile.timeDeltas[index]));
spent.delete('(idle)');
const total = [...spent.values()].reduce((sum, amount) => sum + amount, 0);
const share = (amount) => `${((100 * amount) / total).toFixed(1)} %`;
const first = [...spent].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
for (const [name, amount] of first) console.log(`${share(amount).padStart(7)}  ${name}`);
console.log(`        of ${(total / 1e6).toFixed(1)} s`);

function nameOf({ functionName, url, lineNumber }) {
  const name = functionName || '(anonymous)';
  if (!url) return name;
  const file = url.startsWith('file:') ? relative(process.cwd(), fileURLToPath(url)) : url;
  return `${name} ${file.replace(/^.*node_modules\//, '')}:${lineNumber + 1}`;
}
