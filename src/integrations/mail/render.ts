import { escapeHtml } from '../../lib/html.js';
import { linkOf, unsubscribeLinkOf } from './links.js';
import type { MailMessage, RenderedMail } from './mail.js';
import { catalogueOf } from './templates/index.js';
import { harmless, oneLine, wordsOf } from './values.js';

/** Renders a mail: its subject, and its body as text and as HTML. */
export function renderMail(message: MailMessage, publicUrl: string): RenderedMail {
  const { language, catalogue } = catalogueOf(message.language);
  const words = catalogue.mails[message.template];
  const values = wordsOf(message, language);
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const items = 'items' in message.data ? message.data.items.map(harmless) : [];
  const paragraphs = 'paragraphs' in message.data ? message.data.paragraphs.map(oneLine) : [];
  const link = words.action ? linkOf(message.template, publicUrl, message.token) : null;
  const unsubscribe =
    'unsubscribe' in message.data ? unsubscribeLinkOf(publicUrl, message.data.unsubscribe) : undefined;
  const body: Body = {
    language,
    greeting: fill(catalogue.greeting),
    lines: [...words.lines.map(fill), ...paragraphs],
    items,
    link: link === null ? null : { href: link, label: words.action!, hint: catalogue.linkHint },
    after: (words.after ?? []).map(fill),
    footer: catalogue.footer,
    unsubscribe: unsubscribe === undefined ? null : { href: unsubscribe, label: catalogue.unsubscribe },
  };
  const { id, to, template, at } = message;
  const subject = harmless(fill(words.subject));
  const parts = { subject, text: toText(body), html: toHtml(subject, body) };
  return { id, to, template, language, at, ...parts, ...(unsubscribe === undefined ? {} : { unsubscribe }) };
}

interface Body {
  language: string;
  greeting: string;
  lines: string[];
  items: string[];
  link: { href: string; label: string; hint: string } | null;
  after: string[];
  footer: string;
  unsubscribe: { href: string; label: string } | null;
}

function toText({ greeting, lines, items, link, after, footer, unsubscribe }: Body): string {
  const parts = [
    greeting,
    ...lines,
    ...(items.length > 0 ? [items.map((item) => `* ${item}`).join('\n')] : []),
    ...(link ? [`${link.label}:\n${link.href}`] : []),
    ...after,
    `-- \n${footer}${unsubscribe ? `\n${unsubscribe.label} ${unsubscribe.href}` : ''}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

const BUTTON =
  'display:inline-block;padding:10px 18px;border-radius:8px;background:#4f46e5;color:#ffffff;text-decoration:none';
const SMALL = 'color:#6b7280;font-size:13px';

/** One column with inline styles, which all mail programs display alike. */
function toHtml(subject: string, body: Body): string {
  const { language, greeting, lines, items, link, after, footer, unsubscribe } = body;
  const paragraph = (text: string, style = ''): string =>
    `<p${style ? ` style="${style}"` : ''}>${escapeHtml(text)}</p>`;
  const href = link ? escapeHtml(link.href) : '';
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    '<body style="margin:0;background:#f3f4f6">',
    '<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;color:#111827;',
    'font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif">',
    paragraph(greeting),
    ...lines.map((line) => paragraph(line)),
    ...(items.length > 0 ? [`<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`] : []),
    ...(link ? [`<p><a href="${href}" style="${BUTTON}">${escapeHtml(link.label)}</a></p>`] : []),
    ...after.map((line) => paragraph(line)),
    ...(link ? [`<p style="${SMALL}">${escapeHtml(link.hint)}<br><a href="${href}">${href}</a></p>`] : []),
    paragraph(footer, SMALL),
    ...(unsubscribe
      ? [
          `<p style="${SMALL}"><a href="${escapeHtml(unsubscribe.href)}">${escapeHtml(unsubscribe.label)}</a></p>`,
        ]
      : []),
    '</div></body></html>',
  ].join('\n');
}
