// `npm run new -- <domain> <thing>`: the skeleton of the golden path, from the model to a test that passes.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { namesOf } from './new/names.mjs';
import { filesOf } from './new/templates.mjs';
import { editsOf } from './new/wire.mjs';
import { checkNode, install, root } from './prepare.mjs';

const HELP = `npm run new -- <domain> <thing> [--prefix <letters>]
Writes model, service, rule, loader row, event, resolver, node(id) row, personal data row and test of a new thing, e.g.
  npm run new -- messaging sticker-pack
The domain may be new. --prefix begins the thing's ids; it is made from its name unless told.`;

checkNode();
const { values, positionals } = parseArgs({
  options: { prefix: { type: 'string' }, help: { type: 'boolean' } },
  allowPositionals: true,
});
if (values.help || positionals.length !== 2) end(HELP, values.help ? 0 : 1);
const names = namesOf(...positionals, values.prefix);
if (typeof names === 'string') end(`${names}\n\n${HELP}`, 1);

const files = filesOf(names);
const taken = Object.keys(files).find((path) => existsSync(join(root, path)));
if (taken) end(`${taken} exists already.`, 1);

await install({ dev: true });
const newDomain = !existsSync(join(root, 'src', 'models', names.domain));
const changed = {};
for (const [path, edit] of Object.entries(editsOf(names, { newDomain }))) {
  const file = join(root, path);
  try {
    changed[path] = edit(existsSync(file) ? readFileSync(file, 'utf8') : null);
  } catch (error) {
    // Nothing has been written yet, so nothing is left half done.
    end(`${path}: ${error.message}`, 1);
  }
}

const prettier = await import('prettier');
for (const [path, text] of Object.entries({ ...files, ...changed })) {
  const file = join(root, path);
  const options = { ...(await prettier.resolveConfig(file)), filepath: file };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await prettier.format(text.trimStart(), options));
}

console.log(`new:     ${Object.keys(files).join('\n         ')}`);
console.log(`changed: ${Object.keys(changed).join('\n         ')}`);
console.log(`
Next: write what ${names.aThing} is into its model, then
  npm run schema:print                                the committed schema
  npm run matrix                                      who gets what of it, to be read before it is committed
  npm run test:only -- test/${names.domain}/${names.thing}.test.ts
What follows from '${names.thing}.created' is a row in a reactor. What an export tells of it and an erasure does about it
follows its fields: src/services/privacy/rows.`);

function end(text, code) {
  process[code === 0 ? 'stdout' : 'stderr'].write(`${text}\n`);
  process.exit(code);
}
