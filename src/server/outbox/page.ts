import type { OutboxMail } from '../../integrations/mail/index.js';
import { escapeHtml } from '../../lib/html.js';

const STYLE = `
:root{color-scheme:light dark}
body{margin:0 auto;max-width:880px;padding:24px;font:15px/1.5 system-ui,sans-serif}
table{width:100%;border-collapse:collapse}
td,th{padding:8px;text-align:left;border-bottom:1px solid #8884;vertical-align:top}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px}dt{opacity:.7}dd{margin:0;overflow-wrap:anywhere}
iframe{width:100%;height:560px;border:1px solid #8884;border-radius:8px;background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere;padding:16px;border:1px solid #8884;border-radius:8px}
`;

/** The style of these pages, whose hash their Content-Security-Policy allows. */
export const PAGE_STYLE = STYLE;

function page(title: string, body: string): string {
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>` +
    '<meta name="viewport" content="width=device-width,initial-scale=1">' +
    `<style>${STYLE}</style></head><body>${body}</body></html>`
  );
}

/** The list of all stored mails, newest first. */
export function listPage(mails: OutboxMail[]): string {
  const row = ({ id, at, to, subject }: OutboxMail): string =>
    `<tr><td><a href="/outbox/${id}">${escapeHtml(subject)}</a></td><td>${escapeHtml(to)}</td>` +
    `<td>${escapeHtml(new Date(at).toLocaleString('en', { timeZone: 'UTC' }))} UTC</td></tr>`;
  const table =
    mails.length === 0
      ? '<p>No mail yet. Sign up, or ask for a new password.</p>'
      : `<table><thead><tr><th>Mail</th><th>To</th><th>When</th></tr></thead><tbody>${mails.map(row).join('')}</tbody></table>`;
  return page(
    'Outbox',
    `<h1>Outbox</h1><p>What would be sent with <code>SMTP_URL</code> set stays here.</p>${table}`,
  );
}

/** One mail: its headers, its HTML in a sandboxed frame, and its text. */
export function mailPage({ id, to, subject, template, language, at, text }: OutboxMail): string {
  const facts = { To: to, Subject: subject, Template: `${template} (${language})`, Date: at };
  const list = Object.entries(facts).map(
    ([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(String(value))}</dd>`,
  );
  return page(
    subject,
    `<p><a href="/outbox">All mails</a> · <a href="/outbox/${id}/raw">As it would go out</a></p>` +
      `<h1>${escapeHtml(subject)}</h1><dl>${list.join('')}</dl>` +
      // Links open outside the frame; scripts do not run.
      `<iframe src="/outbox/${id}/html" title="The mail" referrerpolicy="no-referrer" ` +
      'sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>' +
      `<h2>As text</h2><pre>${withLinks(text)}</pre>`,
  );
}

/** A mail's HTML for the frame. Its links open in a new tab. */
export function framed(html: string): string {
  return html.replace(/<head>/i, '<head><base target="_blank">');
}

function withLinks(text: string): string {
  return escapeHtml(text).replace(
    /https?:\/\/[^\s<]+/g,
    (url) => `<a href="${url}" rel="noopener noreferrer">${url}</a>`,
  );
}
