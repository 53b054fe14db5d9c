// `npm run new -- <domain> <thing>`: the skeleton of the golden path, from the model to a test that passes.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { namesOf } from './new/names.mjs';
import { filesOf } from './new/templates.mjs';
import { editsOf } from './new/wire.mjs';
import { checkNode, install, root } from './prepare.mjs';

const HELP = `npm run new -- <domain> <thing> [--list] [--update] [--delete] [--counter] [--prefix <letters>]
Writes the model, rule, service, resolver, events, loaders, personal data, manifest rows and tests of a new thing, e.g.
  npm run new -- forum topic --list --update --delete --counter
The domain may be new.
  --list     a connection of the things of a user
  --update   a mutation that changes one
  --delete   a mutation that deletes one
  --counter  users star the thing; the counter is folded from events and reconciled
  --prefix   the prefix of its ids, 2 to 5 letters. Defaults to the start of its name.`;

checkNode();
const { values, positionals } = parseArgs({
  options: {
    ...{ list: { type: 'boolean' }, update: { type: 'boolean' }, delete: { type: 'boolean' } },
    ...{ counter: { type: 'boolean' }, prefix: { type: 'string' }, help: { type: 'boolean' } },
  },
  allowPositionals: true,
});
if (values.help || positionals.length !== 2) end(HELP, values.help ? 0 : 1);
const names = namesOf(...positionals, values.prefix);
if (typeof names === 'string') end(`${names}\n\n${HELP}`, 1);

const files = filesOf(names, values);
const taken = Object.keys(files).find((path) => existsSync(join(root, path)));
if (taken) end(`${taken} exists already.`, 1);

await install({ dev: true });
const newDomain = !existsSync(join(root, 'src', 'models', names.domain));
const changed = {};
for (const [path, edit] of Object.entries(editsOf(names, values, { newDomain }))) {
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
Next: add the fields of ${names.aThing} to its model, then
  npm run schema:print                                the committed schema
  npm run matrix                                      who may read and do what; read it before you commit it
  npm run test:only -- test/${names.domain}/${names.thing}.test.ts
Export and erasure follow the fields: src/services/privacy/rows. Notifications are rows in src/domains/${names.domain}.ts.`);

function end(text, code) {
  process[code === 0 ? 'stdout' : 'stderr'].write(`${text}\n`);
  process.exit(code);
}
