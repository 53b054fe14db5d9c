// `npm run build`: installs what is missing and compiles src into dist.
import { build, checkNode, install } from './prepare.mjs';

checkNode();
await install();
await build();
