import type { ChatMessagePartsFragment } from '@leela/client/documents/chat.js';
import { FileText } from 'lucide-react';
import styles from './chat.module.css';

/** Files that go with a message of a chat. */
export function ChatFiles({ of }: { of: ChatMessagePartsFragment['attachments'] }) {
  if (of.length === 0) return null;
  return (
    <div className={styles['files']}>
      {of.map(({ kind, name, url }) =>
        kind === 'IMAGE' ? (
          <a key={url} href={url} target="_blank" rel="noopener noreferrer">
            <img src={url} alt={name ?? 'Picture'} loading="lazy" />
          </a>
        ) : (
          <a key={url} href={url} target="_blank" rel="noopener noreferrer" className={styles['file']}>
            <FileText size={18} aria-hidden="true" />
            {name ?? 'File'}
          </a>
        ),
      )}
    </div>
  );
}
