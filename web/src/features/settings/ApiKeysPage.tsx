import { useQuery } from '@apollo/client/react';
import {
  RevokeApiKeyDocument,
  SettingsApiKeysDocument,
  type ApiKeyPartsFragment,
} from '@leela/client/documents/settings.js';
import { useState } from 'react';
import { useAction } from '../../app/useAction.js';
import {
  Badge,
  Button,
  Confirm,
  Errors,
  formatDate,
  Note,
  Row,
  Section,
  Skeleton,
  Time,
  useToast,
} from '../../ui/index.js';
import { ApiKeyForm } from './ApiKeyForm.js';
import styles from './settings.module.css';

/** Keys by which programs act for the viewer. */
export function Component() {
  const toast = useToast();
  const { data, refetch } = useQuery(SettingsApiKeysDocument);
  const { run, busy, errors } = useAction(RevokeApiKeyDocument);
  const [secret, setSecret] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const [leaving, setLeaving] = useState<ApiKeyPartsFragment | null>(null);
  const keys = data?.viewer?.apiKeys;

  function made(next: string) {
    setSecret(next);
    setMaking(false);
    void refetch();
  }

  async function revoke() {
    await run({ input: { apiKeyId: leaving!.id } });
    setLeaving(null);
  }

  return (
    <Section
      title="API keys"
      text="A program sends the key as Authorization: Bearer … and acts within its scopes."
      actions={!making && <Button onClick={() => setMaking(true)}>New key</Button>}
    >
      <Errors of={errors} />
      {secret && (
        <Note tone="warn">
          <div className="stack" data-gap="small">
            <span>Copy the key now. It is not shown again.</span>
            <code className={styles['secret']}>{secret}</code>
            <Row>
              <Button
                kind="plain"
                size="small"
                onClick={() => void navigator.clipboard.writeText(secret).then(() => toast('Copied.'))}
              >
                Copy
              </Button>
              <Button kind="quiet" size="small" onClick={() => setSecret(null)}>
                Done
              </Button>
            </Row>
          </div>
        </Note>
      )}
      {making && <ApiKeyForm onMade={made} onCancel={() => setMaking(false)} />}
      {!keys && <Skeleton height={60} />}
      {keys?.length === 0 && !making && <p className="muted">No keys yet.</p>}
      <ul className={styles['list']}>
        {keys?.map((key) => (
          <li key={key.id}>
            <div className="grow">
              <div className="strong">
                {key.name} <code className="muted small">{key.prefix}…</code>
              </div>
              <div className="muted small">
                {key.scopes.join(', ')} · {key.requestsPerMinute} requests a minute ·{' '}
                {key.lastUsedAt ? (
                  <>
                    used <Time at={key.lastUsedAt} />
                  </>
                ) : (
                  'never used'
                )}
                {key.expiresAt && ` · until ${formatDate(key.expiresAt)}`}
              </div>
            </div>
            {key.revokedAt ? (
              <Badge>Revoked</Badge>
            ) : (
              <Button kind="plain" size="small" onClick={() => setLeaving(key)}>
                Revoke
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Confirm
        open={leaving !== null}
        title={`Revoke ${leaving?.name}?`}
        text="Programs with this key are refused from now on."
        action="Revoke"
        busy={busy}
        onConfirm={() => void revoke()}
        onClose={() => setLeaving(null)}
      />
    </Section>
  );
}
