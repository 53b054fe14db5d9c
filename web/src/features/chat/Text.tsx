import { lazy, Suspense } from 'react';
import styles from './chat.module.css';

const Markdown = lazy(() => import('./Markdown.js'));

/** The text of an answer. Until the renderer of Markdown is loaded, as it is written. */
export function Text({ text }: { text: string }) {
  return (
    <Suspense fallback={<p className={styles['plain']}>{text}</p>}>
      <Markdown text={text} />
    </Suspense>
  );
}
