// Pieces of Markdown that VitePress reads: its pages are Vue templates too, so plain text has to be escaped.

/** A heading, with an anchor of its own if given. */
export const heading = (level, title, anchor) =>
  `${'#'.repeat(level)} ${title}${anchor ? ` {#${anchor}}` : ''}`;

/** Code within a line. */
export const code = (content) => `\`${content.replaceAll('|', '\\|')}\``;

/** A description: text with code in backticks. */
export const text = (description) =>
  description
    .trim()
    .split('`')
    .map((part, index) => (index % 2 ? code(part) : escaped(part)))
    .join('');

/** The paragraphs of a table's cell. */
export const cell = (paragraphs) => paragraphs.map((part) => part.replace(/\s*\n\s*/g, ' ')).join('<br>');

/** A table. */
export const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const escaped = (part) =>
  part
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('{{', '&#123;&#123;')
    .replaceAll('|', '\\|')
    .replaceAll('*', '\\*');
