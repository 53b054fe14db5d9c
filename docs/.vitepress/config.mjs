import { defineConfig } from 'vitepress';
import { sidebarOf } from './sidebar.mjs';

// `scripts/docs.mjs` copies this folder beside the pages that it assembles, and builds there.
const pages = new URL('..', import.meta.url);

export default defineConfig({
  title: 'Leela',
  description: 'The GraphQL gateway for social AI platforms.',
  lang: 'en',
  base: '/docs/',
  cleanUrls: true,
  lastUpdated: false,
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  vite: { build: { chunkSizeWarningLimit: 2_000 } },
  markdown: { theme: { light: 'github-light', dark: 'github-dark' } },
  themeConfig: {
    notFound: {
      quote: 'There is no such page. The search finds words of all pages.',
      linkText: 'To the first page',
    },
    outline: { level: [2, 3] },
    search: { provider: 'local' },
    nav: [
      { text: 'Overview', link: '/overview' },
      { text: 'Schema', link: '/reference/' },
      { text: 'Configuration', link: '/configuration' },
      { text: 'Changelog', link: '/changelog' },
    ],
    sidebar: sidebarOf(pages),
  },
});
