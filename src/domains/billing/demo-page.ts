import { createHash } from 'node:crypto';
import { escapeHtml } from '../../lib/html.js';
import { formatMoney } from '../../lib/money.js';

const STYLE = `
:root{color-scheme:light dark;--line:#8884;--accent:#4f46e5}
body{margin:0 auto;max-width:560px;padding:24px;font:16px/1.5 system-ui,sans-serif}
.label{display:inline-block;padding:2px 10px;border-radius:99px;background:#b45309;color:#fff;font-size:13px}
.card{margin:16px 0;padding:20px;border:1px solid var(--line);border-radius:12px}
h1{font-size:22px;margin:12px 0}h2{font-size:17px;margin:0 0 8px}
table{width:100%;border-collapse:collapse}td,th{padding:6px 0;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
td:last-child,th:last-child{text-align:right;font-variant-numeric:tabular-nums}
tr.total td{font-weight:600;border-bottom:0}
form{display:inline-block;margin:12px 8px 0 0}
button,.button{padding:10px 20px;border:1px solid var(--line);border-radius:8px;font:inherit;cursor:pointer;background:transparent;color:inherit;text-decoration:none}
button.primary{background:var(--accent);border-color:var(--accent);color:#fff}
.note{padding:10px 14px;border-radius:8px;background:#dc262622;border:1px solid #dc262666}
.muted{opacity:.7;font-size:14px}
`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** The content security policy of these pages: their own style and forms only. */
export const DEMO_POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'`;

/** A text, escaped for a page. */
export const words = escapeHtml;

/** A formatted amount of money. */
export const money = (amount: number, currency: string): string =>
  escapeHtml(formatMoney(amount, currency, 'en'));

/** A button that posts to a page of the demo processor. */
export const button = (action: string, label: string, primary = false): string =>
  `<form method="post" action="${escapeHtml(action)}"><button${primary ? ' class="primary"' : ''}>${escapeHtml(label)}</button></form>`;

/** Rows of a table; the last one is the total. */
export const table = (rows: readonly (readonly [string, string])[]): string =>
  `<table>${rows
    .map(
      ([name, value], index) =>
        `<tr${index === rows.length - 1 ? ' class="total"' : ''}><td>${escapeHtml(name)}</td><td>${value}</td></tr>`,
    )
    .join('')}</table>`;

/** A page that is labelled as a demo. */
export const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>` +
  '<meta name="viewport" content="width=device-width,initial-scale=1">' +
  `<style>${STYLE}</style></head><body><span class="label">Demo processor · no real money</span>` +
  `<h1>${escapeHtml(title)}</h1>${body}</body></html>`;
