import 'reflect-metadata';
import { runApp } from './cli/run-app.js';
import { readConfigOrExit } from './config.js';

// The gateway alone, for a machine where MongoDB runs by itself: MONGODB_URI names it.
await runApp(readConfigOrExit());
