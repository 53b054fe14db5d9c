import { useQuery } from '@apollo/client/react';
import { ApiKeyScopesDocument, CreateApiKeyDocument } from '@leela/client/documents/settings.js';
import { useState, type FormEvent } from 'react';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Checkbox, Errors, Note, Row, Select, Skeleton, TextField } from '../../ui/index.js';
import styles from './settings.module.css';

const DAY_MS = 86_400_000;
const TERMS = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: '', label: 'No end' },
];

/** Makes an API key. */
export function ApiKeyForm({ onMade, onCancel }: { onMade: (secret: string) => void; onCancel: () => void }) {
  const { run, busy, errors } = useAction(CreateApiKeyDocument);
  const known = useQuery(ApiKeyScopesDocument);
  const [scopes, setScopes] = useState<string[]>(['social:read']);
  const [days, setDays] = useState('90');

  async function submit(event: FormEvent<HTMLFormElement>) {
    const { name = '' } = readForm(event);
    const expiresAt = days ? new Date(Date.now() + Number(days) * DAY_MS).toISOString() : undefined;
    const result = await run({ input: { name, scopes, expiresAt } });
    if (result.ok) onMade(result.data.createApiKey!.secret!);
  }

  const toggle = (scope: string) =>
    setScopes((now) => (now.includes(scope) ? now.filter((one) => one !== scope) : [...now, scope]));
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {known.error && <Note tone="bad">The scopes could not be loaded. {known.error.message}</Note>}
      <Errors of={errors.filter(({ field }) => !field?.endsWith('name'))} />
      <TextField label="Name" name="name" required maxLength={100} error={errorOf(errors, 'name')} />
      <fieldset className="field">
        <legend className="small strong">Scopes</legend>
        <div className={styles['codes']}>
          {known.data?.apiKeyScopes?.map(({ name, description }) => (
            <Checkbox
              key={name}
              label={name}
              title={description}
              checked={scopes.includes(name)}
              onChange={() => toggle(name)}
            />
          )) ?? <Skeleton height={160} />}
        </div>
      </fieldset>
      <Select label="Works for" options={TERMS} value={days} onChoose={setDays} />
      <Row>
        <Button type="submit" busy={busy} disabled={scopes.length === 0}>
          Make the key
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </Row>
    </form>
  );
}
