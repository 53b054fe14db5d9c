import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { GraphError, importLdbc } from '../import/ldbc/index.js';
import { createProgress } from '../import/progress.js';
import { syncIndexes } from '../models/index.js';
import { runCommand, UsageError } from './command.js';
import { StartError } from './embedded/report.js';
import { withLanes } from './with-lanes.js';

await runCommand({
  name: 'import:ldbc',
  help: `
npm run import:ldbc -- <folder> --password <password> [--map <file>]
Brings in a graph of the LDBC Social Network Benchmark (CSV, the folder that holds dynamic/ and static/): persons as
accounts ldbc<id>, friendships as follows both ways, posts, comments, likes and tags, at their original dates.
A second run doubles nothing and goes on where a killed one stopped.
  --password   what every person signs in with
  --map        writes {"person:933": "usr_…", "post:…": "post_…", "comment:…": "cmt_…"} to this file`,
  options: { password: { type: 'string' }, map: { type: 'string' } },
  positionals: 1,
  async run({ positionals: [folder], values }, config) {
    const { password, map } = values;
    if (password === undefined) throw new UsageError('--password is missing.');
    const begun = performance.now();
    await syncIndexes();
    const progress = createProgress();
    const { tally, ids } = await withLanes(config, async (folded) => {
      const done = await importLdbc({ folder: folder!, password, progress }).catch(explained);
      await folded(done.commits, progress);
      return done;
    });
    if (map !== undefined) await writeFile(map, `${JSON.stringify(ids, null, 1)}\n`);
    process.stdout.write(`\n${tally.lines().join('\n')}\n`);
    process.stdout.write(`\ndone in ${((performance.now() - begun) / 1_000).toFixed(1)} s\n`);
    if (map !== undefined)
      process.stdout.write(`the ids of ${Object.keys(ids).length} things stand in ${map}\n`);
  },
});

function explained(error: unknown): never {
  throw error instanceof GraphError ? new StartError(error.message) : error;
}
