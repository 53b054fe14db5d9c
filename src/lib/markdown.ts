import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });

/** Allowed tags of rich text. All others are removed; scripts and styles with their content. */
const RICH: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'code', 'ul', 'ol', 'li'],
    ...['strong', 'b', 'em', 'i', 'u', 's', 'del', 'sub', 'sup', 'a', 'img'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'title', 'rel'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    code: ['class'],
    ol: ['start'],
    th: ['align'],
    td: ['align'],
  },
  allowedClasses: { code: [/^language-[\w-]+$/] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowProtocolRelative: false,
  transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow ugc noopener' }) },
};

/** HTML that is safe to show, from HTML that a user wrote. */
export const cleanHtml = (html: string): string => sanitizeHtml(html, RICH);

/** HTML that is safe to show, from Markdown that a user wrote. HTML in the Markdown is shown as text. */
export const toSafeHtml = (text: string): string => cleanHtml(markdown.render(text));

const NO_TAGS: sanitizeHtml.IOptions = {
  allowedTags: [],
  allowedAttributes: {},
  textFilter: (text) => text,
};

/** The text of some HTML, without markup. Not escaped: for search, counts and plain-text mails. */
export function toPlainText(html: string): string {
  const spaced = html.replace(/<\/(p|h[1-6]|li|blockquote|pre|tr|td|th)>|<br\s*\/?>/g, '$& ');
  return decode(sanitizeHtml(spaced, NO_TAGS)).replace(/\s+/g, ' ').trim();
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (entity, name: string) => ENTITIES[name] ?? entity);

/** The beginning of a plain text, cut at a word, with an ellipsis if it was cut. */
export function excerptOf(text: string, most = 200): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const cut = characters.slice(0, most - 1).join('');
  const word = cut.replace(/\s+\S*$/u, '');
  return `${word.length > cut.length / 2 ? word : cut}…`;
}

const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Number of words in a plain text, in any script. */
export function wordCount(text: string): number {
  let count = 0;
  for (const { isWordLike } of words.segment(text)) if (isWordLike) count += 1;
  return count;
}

const WORDS_PER_MINUTE = 200;

/** Reading time in minutes, at 200 words a minute; at least 1. */
export const readingMinutes = (count: number): number => Math.max(1, Math.ceil(count / WORDS_PER_MINUTE));
