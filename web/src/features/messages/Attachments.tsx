import type { MessagePartsFragment } from '@leela/client/documents/messages.js';
import { FileText } from 'lucide-react';
import styles from './thread.module.css';

type Attachment = MessagePartsFragment['attachments'][number];

/** The files of a message: pictures and videos to see, others to open. */
export function Attachments({
  of,
}: {
  of: readonly (Pick<Attachment, 'type' | 'url' | 'name'> & Partial<Attachment>)[];
}) {
  if (of.length === 0) return null;
  return (
    <div className={styles['attachments']}>
      {of.map(({ type, url, name, thumbnailUrl, width, height }) => {
        const ratio = width && height ? { aspectRatio: `${width} / ${height}` } : undefined;
        if (type === 'IMAGE')
          return (
            <a key={url} href={url} target="_blank" rel="noopener noreferrer">
              <img src={thumbnailUrl ?? url} alt={name ?? 'Picture'} loading="lazy" style={ratio} />
            </a>
          );
        if (type === 'VIDEO')
          return (
            <video
              key={url}
              src={url}
              poster={thumbnailUrl ?? undefined}
              controls
              preload="metadata"
              style={ratio}
            />
          );
        return (
          <a key={url} href={url} target="_blank" rel="noopener noreferrer" className={styles['file']}>
            <FileText size={18} aria-hidden="true" />
            {name ?? 'File'}
          </a>
        );
      })}
    </div>
  );
}
