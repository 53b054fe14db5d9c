import 'reflect-metadata';
import { readConfigOrExit } from '../config.js';
import { openDatabase } from './embedded/database.js';
import { orExplain } from './embedded/report.js';
import { runApp } from './run-app.js';

// `npm start`: the gateway with its own MongoDB, unless MONGODB_URI names one.
process.title = 'leela';
if (process.env.MONGODB_URI) {
  await runApp(readConfigOrExit());
} else {
  // Everything else is checked before a database is started in vain.
  const demo = process.env.NODE_ENV === 'production' ? undefined : 'on';
  const config = readConfigOrExit({
    ...process.env,
    DEMO: process.env.DEMO || demo,
    MONGODB_URI: 'mongodb://embedded',
  });
  const database = await orExplain(
    openDatabase(config.dataDir, { role: 'gateway', name: 'npm start', patience: 2_000 }),
  );
  const mongodbUri = database.mongod.uri('leela');
  process.env.MONGODB_URI = mongodbUri;
  const { ended } = database.mongod;
  await runApp({ ...config, mongodbUri }, { ...database, ended });
}
