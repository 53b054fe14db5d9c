// `npm start`: everything from a fresh clone to a running gateway with its own database.
import { build, checkNode, install } from './prepare.mjs';

checkNode();
await install();
await build();
process.setSourceMapsEnabled(true);
await import('../dist/cli/start-embedded.js');
