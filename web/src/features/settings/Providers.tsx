import { UnlinkProviderDocument } from '@leela/client/documents/settings.js';
import type { OAuthProvider } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Badge, Button, Dialog, Errors, Row, Section, TextField } from '../../ui/index.js';
import { PROVIDER_NAMES, useStartOAuth } from '../account/oauth.js';
import styles from './settings.module.css';

/** Links and unlinks Google and GitHub. */
export function Providers({
  linked,
  offered,
}: {
  linked: readonly OAuthProvider[];
  offered: readonly OAuthProvider[];
}) {
  const [open, setOpen] = useState<OAuthProvider | null>(null);
  const link = useStartOAuth();
  const unlink = useAction(UnlinkProviderDocument);
  const providers = [...new Set([...linked, ...offered])];
  if (providers.length === 0) return null;
  const removes = open !== null && linked.includes(open);
  const errors = removes ? unlink.errors : link.errors;

  async function submit(event: FormEvent<HTMLFormElement>) {
    const password = readForm(event)['password'] || undefined;
    if (!removes) return link.start(open!, { link: true, password, next: '/settings/account' });
    if ((await unlink.run({ input: { provider: open, password } })).ok) setOpen(null);
  }

  return (
    <Section title="Linked accounts" text="Sign in with them in place of a password.">
      <ul className={styles['list']}>
        {providers.map((provider) => (
          <li key={provider}>
            <span className="grow strong">{PROVIDER_NAMES[provider]}</span>
            {linked.includes(provider) && <Badge tone="good">Linked</Badge>}
            <Button kind="plain" size="small" onClick={() => setOpen(provider)}>
              {linked.includes(provider) ? 'Unlink' : 'Link'}
            </Button>
          </li>
        ))}
      </ul>
      <Dialog
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open ? `${removes ? 'Unlink' : 'Link'} ${PROVIDER_NAMES[open]}` : ''}
      >
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <Errors of={errors.filter(({ field }) => !field?.endsWith('password'))} />
          <TextField
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            hint="Leave it empty if your account has none."
            error={errorOf(errors, 'password')}
          />
          <Row>
            <Button type="submit" busy={link.busy || unlink.busy}>
              {removes ? 'Unlink' : 'Link'}
            </Button>
          </Row>
        </form>
      </Dialog>
    </Section>
  );
}
