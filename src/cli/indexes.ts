import 'reflect-metadata';
import { syncIndexes } from '../models/index.js';
import { runCommand } from './command.js';

await runCommand({
  name: 'db:indexes',
  help: `
npm run db:indexes [-- --drop]
Builds the indexes that the models declare and the database lacks. Every start does so too; run it before a
deployment when the data is so large that a start should not wait for it.
  --drop   also drops the indexes that no model declares`,
  options: { drop: { type: 'boolean', default: false } },
  async run({ values }) {
    const reports = await syncIndexes({ drop: values.drop });
    for (const { collection, unknown, dropped } of reports) {
      for (const index of unknown) {
        process.stdout.write(`${collection}: ${index} is in no model${dropped ? ', dropped' : ''}\n`);
      }
    }
    process.stdout.write(`the indexes of ${reports.length} collections stand\n`);
  },
});
