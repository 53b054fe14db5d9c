// `npm run <command>`: prepares what is missing, then runs src/cli/<command>.ts.
import { build, checkNode, install } from './prepare.mjs';

const [command] = process.argv.splice(2, 1);
checkNode();
await install();
await build();
process.setSourceMapsEnabled(true);
await import(`../dist/cli/${command}.js`);
