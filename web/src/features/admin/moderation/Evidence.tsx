import type { EvidencePartsFragment } from '@leela/client/documents/admin-moderation.js';
import { Card, formatDateTime, Row, Stack } from '../../../ui/index.js';
import styles from './moderation.module.css';

/** Reported content: its text and pictures as they were. */
export function Evidence({ title, content }: { title: string; content: EvidencePartsFragment }) {
  return (
    <Card>
      <Stack gap="small">
        <Row between wrap>
          <h2 style={{ fontSize: 15 }}>{title}</h2>
          <span className="muted small">
            @{content.authorUsername}, {formatDateTime(content.createdAt)}
          </span>
        </Row>
        {content.title && <p className="strong">{content.title}</p>}
        {content.text ? <p className={styles['text']}>{content.text}</p> : <p className="muted">No text.</p>}
        {content.media.length > 0 && (
          <Row wrap>
            {content.media.map((url) => (
              <a key={url} href={url} target="_blank" rel="noreferrer">
                <img className={styles['picture']} src={url} alt="Reported medium" loading="lazy" />
              </a>
            ))}
          </Row>
        )}
      </Stack>
    </Card>
  );
}
