import { useQuery } from '@apollo/client/react';
import {
  RevokeOtherSessionsDocument,
  RevokeSessionDocument,
  SettingsSessionsDocument,
} from '@leela/client/documents/settings.js';
import { Laptop, Smartphone } from 'lucide-react';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useAction } from '../../app/useAction.js';
import { Badge, Button, Errors, Section, Skeleton, Time, useToast } from '../../ui/index.js';
import styles from './settings.module.css';

/** The devices that are signed in. */
export function Sessions() {
  const toast = useToast();
  const result = useQuery(SettingsSessionsDocument);
  const { refetch } = result;
  const revoke = useAction(RevokeSessionDocument);
  const revokeOthers = useAction(RevokeOtherSessionsDocument);

  async function end(sessionId: string) {
    if ((await revoke.run({ input: { sessionId } })).ok) await refetch();
  }
  async function endOthers() {
    const ended = await revokeOthers.run({});
    if (!ended.ok) return;
    toast(`${ended.data.revokeOtherSessions?.revoked ?? 0} devices are signed out.`);
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
      <ConnectionList
        result={result}
        list={result.data?.viewer?.sessions}
        byClick
        placeholder={<Skeleton height={70} />}
        frame={(items) => <ul className={styles['list']}>{items}</ul>}
        empty={null}
      >
        {(session) => (
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
        )}
      </ConnectionList>
    </Section>
  );
}
