import { useQuery } from '@apollo/client/react';
import {
  RevokeOtherSessionsDocument,
  RevokeSessionDocument,
  SettingsSessionsDocument,
} from '@leela/client/documents/settings.js';
import { Laptop, Smartphone } from 'lucide-react';
import { useAction } from '../../app/useAction.js';
import { Badge, Button, Errors, MoreButton, Section, Skeleton, Time, useToast } from '../../ui/index.js';
import styles from './settings.module.css';

/** The devices that are signed in. */
export function Sessions() {
  const toast = useToast();
  const { data, loading, refetch, fetchMore } = useQuery(SettingsSessionsDocument);
  const revoke = useAction(RevokeSessionDocument);
  const revokeOthers = useAction(RevokeOtherSessionsDocument);
  const sessions = data?.viewer?.sessions;

  async function end(sessionId: string) {
    if ((await revoke.run({ input: { sessionId } })).ok) await refetch();
  }
  async function endOthers() {
    const result = await revokeOthers.run({});
    if (!result.ok) return;
    toast(`${result.data.revokeOtherSessions?.revoked ?? 0} devices are signed out.`);
    await refetch();
  }

  return (
    <Section
      title="Devices"
      text="Where you are signed in."
      actions={
        <Button kind="plain" size="small" busy={revokeOthers.busy} onClick={() => void endOthers()}>
          Sign out all others
        </Button>
      }
    >
      <Errors of={[...revoke.errors, ...revokeOthers.errors]} />
      {!sessions && <Skeleton height={70} />}
      <ul className={styles['list']}>
        {sessions?.nodes.map((session) => (
          <li key={session.id}>
            {session.device === 'MOBILE' ? <Smartphone size={20} /> : <Laptop size={20} />}
            <div className="grow">
              <div className="strong">
                {[session.browser, session.os].filter(Boolean).join(' on ') || 'Unknown device'}
              </div>
              <div className="muted small">
                {[session.location, session.ipAddress].filter(Boolean).join(' · ')} · active{' '}
                <Time at={session.lastActiveAt} />
              </div>
            </div>
            {session.current ? (
              <Badge tone="good">This device</Badge>
            ) : (
              <Button kind="quiet" size="small" onClick={() => void end(session.id)}>
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      <MoreButton
        hasMore={sessions?.pageInfo.hasNextPage}
        loading={loading}
        onMore={() => void fetchMore({ variables: { after: sessions?.pageInfo.endCursor } })}
      />
    </Section>
  );
}
