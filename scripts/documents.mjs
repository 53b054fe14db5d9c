// `npm run documents -- [--typename] <file or folder>… <manifest.json>`: writes the operations of a client as a manifest of
// trusted documents, see docs/clients.md. Folders are searched for .graphql files.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Kind, parse, print, visit } from 'graphql';

/** All .graphql files among files and folders, sorted as code generators sort them. */
export function documentFiles(paths) {
  return paths
    .flatMap((path) =>
      statSync(path).isDirectory()
        ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))
        : [path],
    )
    .filter((file) => file.endsWith('.graphql'))
    .sort();
}

/**
 * The manifest of the operations in these files, in Apollo's format. Each body is the operation with the fragments that
 * it uses, printed by graphql-js, as clients send it. Each transform changes a document as one of the clients does before it
 * sends it; the manifest has every result.
 */
export function manifestOf(files, transforms = [unchanged]) {
  const [operations, fragments] = [new Map(), new Map()];
  for (const file of files)
    for (const node of parse(readFileSync(file, 'utf8'), { noLocation: true }).definitions) {
      const known = { [Kind.OPERATION_DEFINITION]: operations, [Kind.FRAGMENT_DEFINITION]: fragments }[
        node.kind
      ];
      if (!known) throw new Error(`${file}: only operations and fragments are allowed.`);
      if (!node.name) throw new Error(`${file}: an operation has no name; every operation needs one.`);
      const name = node.name.value;
      if (known.has(name)) throw new Error(`${file}: the name ${name} is taken; names must be unique.`);
      known.set(name, { node, file });
    }
  const made = new Map(files.flatMap(generatedBeside));
  return {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: [...operations].flatMap(([name, { node, file }]) => {
      const used = fragmentsOf(node, fragments, file);
      // The order of all fragments, which code generators of one module keep, too.
      const parts = [...fragments].filter(([fragment]) => used.has(fragment)).map(([, part]) => part.node);
      const document = made.get(name) ?? { kind: Kind.DOCUMENT, definitions: [node, ...parts] };
      const bodies = new Set(transforms.map((transform) => print(transform(document))));
      return [...bodies].map((body) => ({ id: hashOf(body), name, type: node.operation, body }));
    }),
  };
}

const GENERATED = /^export const \w+ = (\{"kind":"Document".*\}) as unknown as DocumentNode/gm;

/** The documents of a module that a code generator wrote beside a file: what clients send, to the order of fragments. */
function generatedBeside(file) {
  const module = file.replace(/\.graphql$/, '.ts');
  if (!existsSync(module)) return [];
  return [...readFileSync(module, 'utf8').matchAll(GENERATED)]
    .map(([, literal]) => JSON.parse(literal))
    .filter(({ definitions }) => definitions[0].kind === Kind.OPERATION_DEFINITION)
    .map((document) => [document.definitions[0].name.value, document]);
}

function fragmentsOf(node, fragments, file, used = new Set()) {
  visit(node, {
    FragmentSpread({ name: { value: name } }) {
      if (used.has(name)) return;
      const found = fragments.get(name);
      if (!found) throw new Error(`${file}: there is no fragment ${name} in these files.`);
      used.add(name);
      fragmentsOf(found.node, fragments, found.file, used);
    },
  });
  return used;
}

/** Writes the manifest of the operations in these files and folders; answers their number. */
export function writeManifest(paths, target, transforms) {
  const manifest = manifestOf(documentFiles(paths), transforms);
  writeFileSync(target, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest.operations.length;
}

const hashOf = (body) => createHash('sha256').update(body).digest('hex');

/** The transform of clients that send documents as they are. */
export const unchanged = (document) => document;

/** The transform of Apollo Client with InMemoryCache, which adds `__typename` to every selection. */
export async function withTypename() {
  const { InMemoryCache } = await import('@apollo/client/cache');
  const cache = new InMemoryCache();
  return (document) => cache.transformDocument(document);
}

async function main() {
  const { values, positionals } = parseArgs({
    options: { typename: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const target = positionals.pop();
  if (positionals.length === 0 || !target.endsWith('.json'))
    throw new Error('Usage: npm run documents -- [--typename] <file or folder>… <manifest.json>');
  const transforms = [values.typename ? await withTypename() : unchanged];
  console.log(`written: ${target} (${writeManifest(positionals, target, transforms)} operations)`);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
