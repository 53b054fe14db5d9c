import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { testDatabaseUri } from '../setup/mongo.js';
import type { Build } from './build.js';

/** What everybody's password is after an import here. */
export const PASSWORD = 'a password for all of them';

/** A database of one test's own, beside the worker's. */
export interface OwnDatabase {
  uri: string;
  db: mongo.Db;
  drop(): Promise<void>;
}

/** Opens a database that no other test uses, empty. */
export async function ownDatabase(name: string): Promise<OwnDatabase> {
  const uri = testDatabaseUri(`leela_${name}_${process.pid}`);
  const client = await mongo.MongoClient.connect(uri);
  const db = client.db();
  await db.dropDatabase();
  return {
    uri,
    db,
    async drop() {
      await db.dropDatabase();
      await client.close();
    },
  };
}

/** Runs `npm run import:ldbc` on a database; answers what it printed and the map it wrote. */
export async function importGraph(
  build: Build,
  folder: string,
  uri: string,
): Promise<{ output: string; ids: Map<string, string> }> {
  const scratch = await mkdtemp(join(tmpdir(), 'leela-import-'));
  const map = join(scratch, 'map.json');
  try {
    const args = [folder, '--password', PASSWORD, '--map', map];
    const command = build.run('cli/import-ldbc.js', args, { MONGODB_URI: uri, REDIS_URL: '' });
    const code = await command.exit;
    if (code !== 0) throw new Error(`the import ended with ${code}:\n${command.output()}`);
    const ids = JSON.parse(await readFile(map, 'utf8')) as Record<string, string>;
    return { output: command.output(), ids: new Map(Object.entries(ids)) };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
