import MarkdownIt from 'markdown-it';
import { useMemo, type MouseEvent } from 'react';
import styles from './markdown.module.css';

// Without HTML and images: a model must not place scripts, nor addresses that the page asks by itself.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable('image');
const { escapeHtml } = markdown.utils;

function codeBlock(language: string, code: string): string {
  return `<div class="${styles['code']}"><div class="${styles['bar']}"><span>${escapeHtml(language)}</span>
    <button type="button" data-copy>Copy</button></div><pre tabindex="0"><code>${escapeHtml(code)}</code></pre></div>`;
}
markdown.renderer.rules.fence = (tokens, place) =>
  codeBlock(tokens[place]!.info.trim().split(/\s/)[0] ?? '', tokens[place]!.content);
markdown.renderer.rules.code_block = (tokens, place) => codeBlock('', tokens[place]!.content);
markdown.renderer.rules.link_open = (tokens, place, options, _env, self) => {
  tokens[place]!.attrSet('target', '_blank');
  tokens[place]!.attrSet('rel', 'noopener noreferrer nofollow');
  return self.renderToken(tokens, place, options);
};
markdown.renderer.rules.table_open = () => '<div class="table-wrap"><table class="table">';
markdown.renderer.rules.table_close = () => '</table></div>';

/** Text in Markdown, with code that can be copied. */
export default function Markdown({ text }: { text: string }) {
  const html = useMemo(() => markdown.render(text), [text]);
  return <div className="prose" onClick={copy} dangerouslySetInnerHTML={{ __html: html }} />;
}

function copy({ target }: MouseEvent): void {
  if (!(target instanceof HTMLButtonElement) || target.dataset['copy'] === undefined) return;
  const code = target.closest(`.${styles['code']}`)?.querySelector('code')?.textContent ?? '';
  void navigator.clipboard.writeText(code).then(() => (target.textContent = 'Copied'));
}
