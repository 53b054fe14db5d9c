import 'reflect-metadata';
import mongoose from 'mongoose';
import { syncIndexes } from '../models/index.js';
import { shardingCommands } from '../models/shard-keys.js';
import { runCommand } from './command.js';

await runCommand({
  name: 'db:indexes',
  help: `
npm run db:indexes [-- --drop] [-- --shards]
Builds the indexes that the models declare and the database lacks. Every start does so too; run it before a
deployment when the data is so large that a start should not wait for it.
  --drop   also drops the indexes that no model declares
  --shards changes nothing; prints the commands for mongosh that divide the collections among the shards of a cluster`,
  options: { drop: { type: 'boolean', default: false }, shards: { type: 'boolean', default: false } },
  async run({ values }) {
    if (values.shards) {
      process.stdout.write(`${shardingCommands(mongoose.connection.name).join('\n')}\n`);
      return;
    }
    const reports = await syncIndexes({ drop: values.drop });
    for (const { collection, unknown, dropped } of reports) {
      for (const index of unknown) {
        process.stdout.write(`${collection}: ${index} is in no model${dropped ? ', dropped' : ''}\n`);
      }
    }
    process.stdout.write(`the indexes of ${reports.length} collections stand\n`);
  },
});
