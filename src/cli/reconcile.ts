import 'reflect-metadata';
import { reconcile, type Drift } from '../services/system/index.js';
import { syncIndexes } from '../models/index.js';
import { runCommand } from './command.js';
import { StartError } from './embedded/report.js';
import { withLanes } from './with-lanes.js';

/** Number of drift lines that are printed; the rest is only counted. */
const SHOWN = 50;
const say = (text: string) => void process.stdout.write(`${text}\n`);

const silent = () => ({ advance: () => undefined, done: () => undefined });

await runCommand({
  name: 'reconcile',
  help: `
npm run reconcile [-- --fix]
Recomputes every counter (likes, comments, followers, uses of tags, …) from the rows that it counts, and prints where
the two differ. Safe while gateways run. Ends with 1 when something differs.
  --fix   repairs what differs; balances of coins are only reported`,
  options: { fix: { type: 'boolean', default: false } },
  async run({ values: { fix } }, config) {
    await syncIndexes();
    const { checked, drift, repaired } = await withLanes(config, (folded) =>
      reconcile({ fix, settle: (lane) => folded([], silent as never, [lane]) }),
    );
    say(`${checked} documents checked`);
    if (drift.length === 0) return say('no drift: every counter is what its rows say');
    for (const one of drift.slice(0, SHOWN)) say(line(one));
    if (drift.length > SHOWN) say(`… and ${drift.length - SHOWN} more`);
    const left = drift.length - repaired;
    if (left > 0)
      throw new StartError(`${drift.length} counters differ${fix ? `, ${repaired} are repaired` : ''}`);
    say(`${repaired} counters differed and are repaired`);
  },
});

function line({ collection, id, path, stored, counted }: Drift): string {
  const apart = stored - counted;
  return `${collection} ${id.toHexString()} ${path}: ${stored}, the rows say ${counted} (${apart > 0 ? '+' : ''}${apart})`;
}
