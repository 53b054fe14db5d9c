import MarkdownIt from 'markdown-it';
import { useMemo } from 'react';
import styles from './community.module.css';

// Without `html`, markup in the text is shown as text; unsafe addresses of links are left out.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false });

/** A text in Markdown as it will look. */
export default function MarkdownPreview({ text }: { text: string }) {
  const html = useMemo(() => markdown.render(text), [text]);
  if (!text.trim()) return <p className={`${styles['preview']} muted`}>Nothing to show yet.</p>;
  return (
    <div className={styles['preview']} role="region" aria-label="Preview">
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  );
}
