import 'reflect-metadata';
import { runApp } from './cli/run-app.js';
import { readConfigOrExit } from './config.js';

// The gateway against the MongoDB that MONGODB_URI names: what containers run. `npm start` brings its own database.
process.title = 'leela';
await runApp(readConfigOrExit());
