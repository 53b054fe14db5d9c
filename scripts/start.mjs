// `npm start`: everything from a fresh clone to a running gateway with its own database.
// package.json says `exec node …`, so that no shell stands between npm and the gateway: a shell would take npm's
// SIGTERM and not pass it on. (Where the shell knows no exec, the part behind `||` runs.)
import module from 'node:module';
import { buildDocsBeside } from './docs.mjs';
import { build, checkNode, install } from './prepare.mjs';

checkNode();
await install();
await build();
process.setSourceMapsEnabled(true);
// Newer versions of Node keep compiled modules for the next start.
module.enableCompileCache?.();
await import('../dist/cli/start-embedded.js');
buildDocsBeside();
