import type { TopicDetailsFragment } from '@leela/client/documents/community.js';
import { FileText, Link as LinkIcon } from 'lucide-react';
import styles from './community.module.css';

/** The pictures, films, files and links of a post. */
export function Attachments({ of }: { of: TopicDetailsFragment['attachments'] }) {
  if (of.length === 0) return null;
  return (
    <ul className={styles['attachments']} aria-label="Attachments">
      {of.map((one) => (
        <li key={one.id}>
          <Attachment of={one} />
        </li>
      ))}
    </ul>
  );
}

function Attachment({ of: one }: { of: TopicDetailsFragment['attachments'][number] }) {
  if (one.kind === 'IMAGE')
    return (
      <a href={one.url} target="_blank" rel="noreferrer noopener">
        <img
          className={styles['picture']}
          src={one.thumbnailUrl ?? one.url}
          alt={one.title ?? ''}
          width={one.width ?? 400}
          height={one.height ?? 300}
          loading="lazy"
        />
      </a>
    );
  if (one.kind === 'VIDEO')
    return (
      <video
        className={styles['picture']}
        src={one.url}
        poster={one.thumbnailUrl ?? undefined}
        controls
        preload="none"
        aria-label={one.title ?? 'Video'}
      />
    );
  return (
    <a className={styles['attachment']} href={one.url} target="_blank" rel="noreferrer noopener">
      {one.kind === 'LINK' ? <LinkIcon size={18} /> : <FileText size={18} />}
      <span className="grow">
        {one.title ?? hostOf(one.url)}
        {one.size !== null && <span className="muted small"> {Math.ceil(one.size / 1024)} KB</span>}
      </span>
    </a>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
