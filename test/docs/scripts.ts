import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { GraphQLField, GraphQLSchema } from 'graphql';

export const root = resolve(import.meta.dirname, '../..');
/** The folder of the built site. */
export const site = join(root, 'docs', '.vitepress', 'dist');
/** Waiting time for a build on a busy machine. */
export const BUILD_TIMEOUT = 600_000;

/** An example of the reference; `place` is null if it is generated. */
export interface Example {
  text: string;
  place: string | null;
}
interface Examples {
  chooseExamples(root: string, schema: GraphQLSchema, files?: string[]): Map<string, Example>;
  rootFields(schema: GraphQLSchema): { kind: string; field: GraphQLField<unknown, unknown> }[];
}
interface Assemble {
  docsPages(root: string): Map<string, string>;
  readSchema(root: string): GraphQLSchema;
}
interface Sidebar {
  GROUPS: Record<string, string[]>;
}

const script = <T>(path: string) => import(pathToFileURL(join(root, path)).href) as Promise<T>;
export const { chooseExamples, rootFields } = await script<Examples>('scripts/docs/examples.mjs');
export const { docsPages, readSchema } = await script<Assemble>('scripts/docs/assemble.mjs');
export const { GROUPS } = await script<Sidebar>('docs/.vitepress/sidebar.mjs');

/** Builds the site if a source has changed since the last time. */
export async function buildSite(): Promise<void> {
  await promisify(execFile)(process.execPath, ['scripts/docs.mjs'], { cwd: root });
}

/** The pages of the built site: their HTML by path, such as `reference/social.html`. */
export function builtPages(): Map<string, string> {
  const files = readdirSync(site, { recursive: true }).map(String);
  const pages = files.filter((file) => file.endsWith('.html'));
  return new Map(pages.map((file) => [file.replaceAll('\\', '/'), readFileSync(join(site, file), 'utf8')]));
}
