// The first page of the site, from what README says first.

/**
 * The landing page in VitePress' form.
 * @param groups the pages of the sidebar by group: the areas of README link to the group of the same name
 */
export function landingPage(readme, groups) {
  const [, title, tagline] = /^# .+\n\n(.+?): ((?:.+\n)+)/.exec(readme);
  const areas = bullets(sectionOf(readme, /^# .+$/m), /^(.+?)\*\*: (.+)$/);
  const strengths = bullets(sectionOf(readme, /^## What makes it different$/m), /^(.+?)\.?\*\*\.? ?(.+)$/);
  const page = {
    layout: 'home',
    titleTemplate: ':title',
    hero: {
      name: 'Leela',
      text: title,
      tagline: sentence(plain(tagline)),
      actions: [
        { theme: 'brand', text: 'Get started', link: '/overview' },
        { theme: 'alt', text: 'Schema reference', link: '/reference/' },
        { theme: 'alt', text: 'Clients', link: '/clients' },
      ],
    },
    features: [
      ...areas.map(([area, details]) => ({
        title: area,
        details: sentence(plain(details)),
        ...(groups[area] ? { link: `/${groups[area][0]}` } : {}),
      })),
      {
        title: 'Reference',
        details: 'Every query, mutation, subscription and type of the schema, with examples.',
        link: '/reference/',
      },
    ],
  };
  const list = strengths.map(([strength, details]) => `<div>\n\n### ${strength}\n\n${details}\n\n</div>`);
  return [
    // YAML reads JSON.
    `---\n${JSON.stringify(page, null, 2)}\n---`,
    '## Start',
    '```sh\nnpm start     # its own MongoDB, demo people, the web client, the playground and this documentation\n```',
    '## What makes it different',
    `<div class="strengths">\n\n${list.join('\n\n')}\n\n</div>`,
    '',
  ].join('\n\n');
}

/** What stands under a heading, up to the next one. */
const sectionOf = (text, heading) => text.split(heading)[1].split(/^## /m)[0];

/** The items of a list that begin with bold words, in the parts of a pattern. */
const bullets = (text, parts) =>
  text
    .split(/^- \*\*/m)
    .slice(1)
    .map((item) => plain(item.split('\n\n')[0], false))
    .map((item) => parts.exec(item).slice(1));

const plain = (text, withoutCode = true) =>
  text
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll(withoutCode ? '`' : '\n', '')
    .trim();

const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}`;
