import { useQuery } from '@apollo/client/react';
import { SettingsSecurityLogDocument } from '@leela/client/documents/settings.js';
import { Badge, formatEnum, MoreButton, Section, Skeleton, Time } from '../../ui/index.js';
import styles from './settings.module.css';

/** What happened to the account. */
export function SecurityLog() {
  const { data, loading, fetchMore } = useQuery(SettingsSecurityLogDocument);
  const log = data?.viewer?.securityLog;
  return (
    <Section title="Security log" text="If you do not recognise an entry, change your password.">
      {!log && <Skeleton height={300} />}
      <ul className={styles['list']}>
        {log?.nodes.map((entry) => (
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
        ))}
      </ul>
      <MoreButton
        hasMore={log?.pageInfo.hasNextPage}
        loading={loading}
        onMore={() => void fetchMore({ variables: { after: log?.pageInfo.endCursor } })}
      />
    </Section>
  );
}
