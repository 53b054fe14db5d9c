import { useQuery } from '@apollo/client/react';
import { SettingsSecurityLogDocument } from '@leela/client/documents/settings.js';
import { ConnectionList } from '../../app/ConnectionList.js';
import { Badge, formatEnum, Section, Skeleton, Time } from '../../ui/index.js';
import styles from './settings.module.css';

/** What happened to the account. */
export function SecurityLog() {
  const result = useQuery(SettingsSecurityLogDocument);
  return (
    <Section title="Security log" text="If you do not recognise an entry, change your password.">
      <ConnectionList
        result={result}
        list={result.data?.viewer?.securityLog}
        byClick
        placeholder={<Skeleton height={300} />}
        frame={(items) => <ul className={styles['list']}>{items}</ul>}
        empty={null}
      >
        {(entry) => (
          <li key={entry.id}>
            <div className="grow">
              <div>
                {formatEnum(entry.event)} {entry.byAdmin && <Badge tone="warn">By an admin</Badge>}
              </div>
              <div className="muted small">
                {[entry.detail, entry.reason, entry.device, entry.ipAddress].filter(Boolean).join(' · ')}
              </div>
            </div>
            <span className="muted small">
              <Time at={entry.createdAt} />
            </span>
          </li>
        )}
      </ConnectionList>
    </Section>
  );
}
