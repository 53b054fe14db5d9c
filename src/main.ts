import 'reflect-metadata';
import { runApp } from './cli/run-app.js';
import { readConfigOrExit } from './config.js';

// The gateway with the MongoDB of MONGODB_URI, as containers run it. `npm start` brings its own database.
process.title = 'leela';
await runApp(readConfigOrExit());
