import mongoose from 'mongoose';
import { readConfigOrExit, type Config } from '../config.js';
import { openDatabase, portInUse } from './embedded/database.js';
import { LockedError } from './embedded/lock.js';
import { uriOf } from './embedded/mongod.js';
import { toTerminal } from './embedded/report.js';

/** A minute for another command to end. After that the refusal names the command. */
const PATIENCE_MS = 60_000;

/**
 * Connects a command to the database of the gateway with the same environment, and disconnects it afterwards:
 * `MONGODB_URI`, else the mongod of a gateway that runs on `DATA_DIR`, else one that runs for the command only.
 */
export async function withDatabase<T>(name: string, work: (config: Config) => Promise<T>): Promise<T> {
  if (process.env.MONGODB_URI) return connected(readConfigOrExit(), work);
  const config = readConfigOrExit({ ...process.env, MONGODB_URI: 'mongodb://embedded' });
  const { uri, giveBack } = await reach(config.dataDir, name);
  process.env.MONGODB_URI = uri;
  const interrupted = () => void giveBack().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    return await connected({ ...config, mongodbUri: uri }, work);
  } finally {
    await giveBack();
  }
}

async function connected<T>(config: Config, work: (config: Config) => Promise<T>): Promise<T> {
  await mongoose.connect(config.mongodbUri, { appName: 'leela', autoIndex: false, autoCreate: false });
  try {
    return await work(config);
  } finally {
    await mongoose.disconnect();
  }
}

async function reach(dataDir: string, name: string): Promise<{ uri: string; giveBack: () => Promise<void> }> {
  const begun = Date.now();
  for (;;) {
    try {
      const database = await openDatabase(dataDir, { role: 'command', name });
      return { uri: database.mongod.uri('leela'), giveBack: database.stop };
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      if (error.holder.role === 'gateway') {
        const port = await portInUse(dataDir);
        if (port) {
          toTerminal(`using the database of the running gateway (process ${error.holder.pid})`);
          return { uri: uriOf(port, 'leela'), giveBack: async () => undefined };
        }
      } else if (Date.now() - begun < 100) {
        toTerminal(`waiting for \`${error.holder.name}\` (process ${error.holder.pid}) to be done`);
      }
      // Starting or stopping; both end soon.
      if (Date.now() - begun > PATIENCE_MS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
