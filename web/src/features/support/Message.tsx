import type { TicketMessagePartsFragment } from '@leela/client/documents/support.js';
import { FileText } from 'lucide-react';
import { Avatar, Badge, formatBytes, Row, Time } from '../../ui/index.js';
import styles from './support.module.css';

/** A message of the thread with its attachments. */
export function Message({ message, mine }: { message: TicketMessagePartsFragment; mine: boolean }) {
  const { author, authorType } = message;
  const name = author?.fullName ?? (authorType === 'AGENT' ? 'Support' : 'Customer');
  return (
    <article className={styles['message']} data-mine={mine || undefined}>
      <Row>
        <Avatar name={name} src={author?.avatar} size={26} />
        <span className="strong">{name}</span>
        {authorType === 'AGENT' && <Badge tone="accent">Team</Badge>}
        {message.isInternal && <Badge tone="warn">Internal note</Badge>}
        {message.isAutomatic && <Badge>Automatic</Badge>}
        <span className="muted small">
          <Time at={message.createdAt} />
        </span>
      </Row>
      <p className={styles['body']}>{message.body}</p>
      {message.attachments.length > 0 && (
        <div className={styles['files']}>
          {message.attachments.map((file) => (
            <a key={file.url} className={styles['file']} href={file.url} target="_blank" rel="noreferrer">
              <FileText size={15} aria-hidden="true" />
              {file.name}
              {file.size != null && <span className="muted">{formatBytes(file.size)}</span>}
            </a>
          ))}
        </div>
      )}
    </article>
  );
}
