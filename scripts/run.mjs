// `npm run <command>`: prepares what is missing, then runs src/cli/<command>.ts.
import module from 'node:module';
import { build, checkNode, install } from './prepare.mjs';

const [command] = process.argv.splice(2, 1);
checkNode();
await install();
await build();
process.setSourceMapsEnabled(true);
// Newer versions of Node keep compiled modules for the next start.
module.enableCompileCache?.();
await import(`../dist/cli/${command}.js`);
