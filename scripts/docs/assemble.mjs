// The sources of the site in one folder: docs/, README and CHANGELOG as pages, the reference of the schema.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { buildSchema } from 'graphql';
import { GROUPS } from '../../docs/.vitepress/sidebar.mjs';
import { readDomains } from './domains.mjs';
import { chooseExamples } from './examples.mjs';
import { landingPage } from './landing.mjs';
import { referencePages } from './reference.mjs';

/** Documents outside docs/ that are pages too. */
const MORE = { 'README.md': 'overview.md', 'CHANGELOG.md': 'changelog.md' };
const TITLES = { 'README.md': '# Overview' };

/** Writes the sources of the site into a folder. */
export async function assemble(root, folder) {
  mkdirSync(join(folder, 'reference'), { recursive: true });
  cpSync(join(root, 'docs', '.vitepress'), join(folder, '.vitepress'), {
    recursive: true,
    filter: (path) => !/[\\/](?:dist|cache|\.dist-[\w-]+)$/.test(path),
  });
  cpSync(join(root, 'docs', 'public'), join(folder, 'public'), { recursive: true });
  const pages = docsPages(root);
  for (const [source, page] of pages) {
    mkdirSync(dirname(join(folder, page)), { recursive: true });
    writeFileSync(join(folder, page), withSiteLinks(root, source, page, pages));
  }
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  writeFileSync(join(folder, 'index.md'), landingPage(readme, GROUPS));
  const schema = readSchema(root);
  const domains = await readDomains(root, schema);
  for (const [name, text] of referencePages(schema, domains, chooseExamples(root, schema)))
    writeFileSync(join(folder, 'reference', `${name}.md`), text);
}

/** The schema that is committed. */
export const readSchema = (root) =>
  buildSchema(readFileSync(join(root, 'src', 'schema', 'schema.graphql'), 'utf8'));

/** Every document that is a page: its path in the repository, and in the site. */
export function docsPages(root) {
  const docs = join(root, 'docs');
  const found = readdirSync(docs, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(docs, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('.vitepress/'))
    .sort();
  return new Map([...found.map((path) => [`docs/${path}`, path]), ...Object.entries(MORE)]);
}

/**
 * A document whose links lead to pages. Links to files that are no page, such as sources, become plain text; links to
 * nothing stay, because VitePress refuses them.
 */
function withSiteLinks(root, source, page, pages) {
  const text = readFileSync(join(root, source), 'utf8')
    .replace(/^# .+/, (title) => TITLES[source] ?? title)
    // VitePress serves the public folder at the root of the site.
    .replaceAll('src="docs/public/', 'src="/');
  return text.replace(
    /\[((?:[^[\]`]|`[^`]*`)+)\]\(([^)\s:#]+)(#[^)\s]*)?\)/g,
    (whole, label, path, anchor = '') => {
      const target = posix.join(posix.dirname(source), path);
      const to = pages.get(target);
      if (to) return `[${label}](./${posix.relative(posix.dirname(page), to)}${anchor})`;
      return existsSync(join(root, target)) ? label : whole;
    },
  );
}
