import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** The pages by group, in the order of reading. A page that no group names is shown under “More”. */
export const GROUPS = {
  Start: ['overview', 'web', 'clients', 'errors', 'auth', 'live', 'uploads'],
  Social: ['posts', 'home-feed', 'messaging', 'notifications', 'presence'],
  AI: ['agents', 'chat', 'studio'],
  Community: ['community', 'events', 'moderation', 'rewards'],
  Business: ['billing', 'marketplace', 'support', 'consultations', 'hiring'],
  Insights: ['analytics', 'insights-usage', 'insights-people', 'insights-business'],
  Platform: ['api-keys', 'webhooks', 'privacy', 'mail'],
  Architecture: ['event-log', 'loaders', 'authorisation', 'schema-life', 'glossary', 'style'],
  Operations: [
    'configuration',
    'jobs',
    'telemetry',
    'performance',
    'faults',
    'scale',
    'scale-collections',
    'image',
    'import',
    'changelog',
  ],
};

/** The sidebars of the pages in a folder, by path. Titles are the pages' own. */
export function sidebarOf(folder) {
  const named = new Set(Object.values(GROUPS).flat());
  const item = (page) => ({ text: titleOf(new URL(`${page}.md`, folder)), link: `/${page}` });
  const pagesIn = (path) =>
    existsSync(new URL(path, folder))
      ? readdirSync(new URL(path, folder))
          .filter((name) => name.endsWith('.md') && name !== 'index.md')
          .map((name) => name.slice(0, -3))
          .sort()
      : [];
  const more = pagesIn('./').filter((page) => !named.has(page));
  const groups = Object.entries(more.length > 0 ? { ...GROUPS, More: more } : GROUPS).map(
    ([text, pages]) => ({
      text,
      collapsed: text !== 'Start',
      items: pages.filter((page) => existsSync(new URL(`${page}.md`, folder))).map(item),
    }),
  );
  const runbooks = pagesIn('runbook/').map((name) => item(`runbook/${name}`));
  const reference = pagesIn('reference/').map((name) => item(`reference/${name}`));
  return {
    '/': [
      ...groups,
      { text: 'Runbooks', collapsed: true, items: runbooks },
      { text: 'Reference', collapsed: false, items: [{ text: 'Schema', link: '/reference/' }] },
    ],
    '/reference/': [
      { text: 'Schema', items: [{ text: 'All operations', link: '/reference/' }] },
      { text: 'Domains', items: reference },
    ],
  };
}

/** The first heading of a page up to its colon, without formatting. */
function titleOf(file) {
  return /^# ([^:\n]+)/m.exec(readFileSync(file, 'utf8'))?.[1].replaceAll('`', '') ?? file.pathname;
}
