import 'reflect-metadata';
import { DEMO_PASSWORD, seedDemo } from '../import/demo/index.js';
import { createProgress } from '../import/progress.js';
import { syncIndexes } from '../models/index.js';
import { runCommand, UsageError } from './command.js';
import { withLanes } from './with-lanes.js';

await runCommand({
  name: 'db:seed',
  help: `
npm run db:seed
Puts in the demo: 60 people, 600 posts and what is made of them, once. Everybody's password is ${DEMO_PASSWORD},
so production refuses it. \`npm start\` does this by itself; DEMO=off there leaves the database empty.`,
  async run(_args, config) {
    if (config.production)
      throw new UsageError('The passwords of the demo accounts are public: not in production.');
    await syncIndexes();
    const progress = createProgress();
    const seed = await withLanes(config, async (folded) => {
      const done = await seedDemo({ progress });
      if (done) await folded(done.commits, progress);
      return done;
    });
    process.stdout.write(seed ? `\n${seed.tally.lines().join('\n')}\n` : 'the demo is there already\n');
  },
});
