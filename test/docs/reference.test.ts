import { isIntrospectionType, parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  BUILD_TIMEOUT,
  GROUPS,
  buildSite,
  builtPages,
  chooseExamples,
  docsPages,
  readSchema,
  root,
  rootFields,
} from './scripts.js';

const schema = readSchema(root);
const fields = rootFields(schema);
const examples = chooseExamples(root, schema);
let pages: Map<string, string>;
beforeAll(async () => {
  await buildSite();
  pages = builtPages();
}, BUILD_TIMEOUT);

/** The text of the code blocks of a page. */
function codeOf(html: string): string[] {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };
  return [...html.matchAll(/<pre[^>]*><code[^>]*>([\s\S]*?)<\/code><\/pre>/g)].map(([, code]) =>
    code!.replace(/<[^>]+>/g, '').replace(/&(#?\w+);/g, (entity, name: string) => entities[name] ?? entity),
  );
}
const idsOf = (html: string) => [...html.matchAll(/<h[1-6] id="([^"]+)"/g)].map(([, id]) => id!);
const reference = () => [...pages].filter(([path]) => path.startsWith('reference/'));

describe('the pages of docs/', () => {
  it('are in the sidebar, under a group', () => {
    const named = Object.values(GROUPS).flat();
    const existing = [...docsPages(root).values()].map((path) => path.replace(/\.md$/, ''));
    expect(named.toSorted()).toEqual(existing.filter((page) => !page.includes('/')).toSorted());
  });

  it('are in the built sidebar, with the runbooks', () => {
    const overview = pages.get('overview.html')!;
    const missing = [...docsPages(root).values()]
      .map((path) => `href="/docs/${path.replace(/\.md$/, '')}"`)
      .filter((link) => !overview.includes(link));
    expect(missing).toEqual([]);
  });
});

describe('the reference of the schema', () => {
  it('has every root field once, in the domain of its resolver', () => {
    const found = reference().flatMap(([path, html]) => idsOf(html).map((id) => [id, path] as const));
    const placed = new Map(found);
    const anchors = fields.map(({ kind, field }) => `${kind}-${field.name}`);
    expect(anchors.filter((anchor) => found.filter(([id]) => id === anchor).length !== 1)).toEqual([]);
    expect(placed.get('mutation-createGroup')).toBe('reference/community.html');
    expect(placed.get('query-insights')).toBe('reference/analytics.html');
    expect(placed.get('subscription-conversationEvent')).toBe('reference/messaging.html');
    expect(anchors.filter((anchor) => placed.get(anchor) === 'reference/common.html')).toEqual([]);
  });

  it('has every type once', () => {
    const roots = ['Query', 'Mutation', 'Subscription'];
    const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
    const names = types.map(({ name }) => name).filter((name) => !roots.includes(name));
    const ids = reference().flatMap(([, html]) => idsOf(html));
    expect(names.filter((name) => ids.filter((id) => id === name).length !== 1)).toEqual([]);
    const community = pages.get('reference/community.html')!;
    expect(idsOf(community)).toEqual(expect.arrayContaining(['Group', 'GroupConnection', 'GroupCategory']));
  });

  it('links only to what is there', () => {
    const broken = reference().flatMap(([path, html]) =>
      [...html.matchAll(/href="\.\/([\w-]*)#([\w-]+)"/g)].flatMap(([, page, id]) =>
        idsOf(pages.get(`reference/${page}.html`) ?? '').includes(id!) ? [] : [`${path} → ${page}#${id}`],
      ),
    );
    expect(broken).toEqual([]);
    expect(/href="\.\/identity#User"/.test(pages.get('reference/community.html')!)).toBe(true);
  });

  it('shows for every root field an example that is valid', () => {
    const shown = new Set(reference().flatMap(([, html]) => codeOf(html)));
    const missing = fields.filter(
      ({ kind, field }) => !shown.has(examples.get(`${kind}.${field.name}`)!.text),
    );
    expect(missing.map(({ field }) => field.name)).toEqual([]);
    const invalid = [...examples].filter(([, { text }]) => validate(schema, parse(text)).length > 0);
    expect(invalid).toEqual([]);
    const sent = [...examples.values()].filter(({ place }) => place !== null);
    expect(sent.length).toBeGreaterThan(300);
  });
});
