// The domain of every root field and every type, from the manifests and from the folders of the classes. No list is kept.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getNamedType } from 'graphql';

/** The page of types that belong to no domain: paging, errors, scalars. */
export const COMMON = 'common';

/** Compiled modules that declare GraphQL types: `<layer>/<domain>/<file>`. */
const MODULE = /^(?:models|resolvers|subscriptions|services|rules)\/([\w-]+)\/.+(?<!index)\.js$/;

/**
 * The domains of the compiled gateway.
 * @returns titles by domain, and functions that answer the domain of a root field and of a type
 */
export async function readDomains(root, schema) {
  const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href);
  await import('reflect-metadata');
  await load('domains/index.js');
  const { domains } = await load('domain.js');
  const { getMetadataStorage } = await import('type-graphql');
  const names = domains().map(({ name }) => name);
  const metadata = getMetadataStorage();

  const ofResolver = new Map(
    domains().flatMap(({ name, resolvers = [], subscriptions = [] }) =>
      [...resolvers, ...subscriptions].map((resolver) => [resolver, name]),
    ),
  );
  const ofField = new Map(
    ['queries', 'mutations', 'subscriptions'].flatMap((kind) =>
      metadata[kind].map(({ schemaName, target }) => [schemaName, ofResolver.get(target)]),
    ),
  );

  const folders = await foldersOf(join(root, 'dist'), load, names);
  const declared = [
    ...[...metadata.objectTypes, ...metadata.inputTypes].map(({ name, target }) => [name, target]),
    ...metadata.enums.map(({ name, enumObj }) => [name, enumObj]),
    ...metadata.unions.map(({ name, symbol }) => [name, symbol]),
  ];
  const ofType = new Map();
  for (const [name, declaration] of declared) {
    const folder = folders.get(declaration);
    if (folder && !ofType.has(name)) ofType.set(name, folder);
  }
  const typeDomain = (name) => ofType.get(name) ?? ofType.get(pagedType(schema, name)) ?? COMMON;
  return {
    names: [...names].sort(),
    about: (name) => describe(root, name),
    ofField: (name) => ofField.get(name) ?? COMMON,
    ofType: typeDomain,
  };
}

/** What each module of a domain exports, with the name of the domain. */
async function foldersOf(dist, load, names) {
  const found = new Map();
  const files = readdirSync(dist, { recursive: true }).map((file) => file.replaceAll('\\', '/'));
  for (const file of files.sort()) {
    const [, domain] = MODULE.exec(file) ?? [];
    if (!names.includes(domain)) continue;
    for (const value of Object.values(await load(file)))
      if (value !== null && ['function', 'object', 'symbol'].includes(typeof value) && !found.has(value))
        found.set(value, domain);
  }
  return found;
}

/** Connections and edges are made by a function: they belong to the type that they page through. */
function pagedType(schema, name) {
  const fields = schema.getType(name)?.getFields?.() ?? {};
  const node = fields.node ?? (fields.edges && getNamedType(fields.edges.type).getFields().node);
  return node ? getNamedType(node.type).name : undefined;
}

/** The subject of a domain, from the comment on its manifest. */
function describe(root, name) {
  const source = readFileSync(join(root, 'src', 'domains', `${name}.ts`), 'utf8');
  const subject = /\/\*\* The manifest of (.+?)\. \*\//.exec(source)?.[1];
  if (!subject)
    throw new Error(`src/domains/${name}.ts: the manifest needs the comment “The manifest of ….”`);
  return `${subject[0].toUpperCase()}${subject.slice(1)}.`;
}
