import {
  cleanHtml,
  excerptOf,
  readingMinutes,
  toPlainText,
  toSafeHtml,
  wordCount,
} from '../../lib/markdown.js';
import { CommunityPostFormat, TOPIC_LIMITS, type CommunityPost } from '../../models/community/index.js';

/** Characters of the body that search looks through. */
const SEARCHED = 10_000;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The body as HTML that is safe to show, whatever its format. */
export function htmlOf({ body, format }: Pick<CommunityPost, 'body' | 'format'>): string {
  if (format === CommunityPostFormat.MARKDOWN) return toSafeHtml(body);
  if (format === CommunityPostFormat.RICH) return cleanHtml(body);
  const escaped = body.replace(/[&<>"]/g, (character) => ESCAPES[character]!);
  return escaped
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replace(/\n/g, '<br>')}</p>`)
    .join('\n');
}

/** What follows from a body: its beginning, its words, and how long reading takes. */
export function derivedOf(
  content: Pick<CommunityPost, 'body' | 'format'>,
): Pick<CommunityPost, 'excerpt' | 'wordCount' | 'readingTimeMinutes' | 'searchText'> {
  const text =
    content.format === CommunityPostFormat.PLAIN
      ? content.body.replace(/\s+/g, ' ').trim()
      : toPlainText(htmlOf(content));
  const words = wordCount(text);
  return {
    excerpt: excerptOf(text, TOPIC_LIMITS.excerpt),
    wordCount: words,
    readingTimeMinutes: readingMinutes(words),
    searchText: text.slice(0, SEARCHED),
  };
}
