import {
  ChangeUsernameDocument,
  type ProfileSettingsPartsFragment,
} from '@leela/client/documents/settings.js';
import type { FormEvent } from 'react';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Errors, formatDate, Note, Row, Section, TextField, useToast } from '../../ui/index.js';

/** Changes the username, once in 30 days. */
export function UsernameForm({ viewer }: { viewer: ProfileSettingsPartsFragment }) {
  const toast = useToast();
  const { run, busy, errors } = useAction(ChangeUsernameDocument);
  const { usernameChangeableAt: from, formerUsernames, user } = viewer;

  async function save(event: FormEvent<HTMLFormElement>) {
    const { username = '' } = readForm(event);
    const result = await run({ input: { username } });
    if (result.ok) toast('The username is changed.');
  }

  return (
    <Section
      title="Username"
      text="It can be changed once in 30 days. The old one leads to you and is reserved for 90 days."
    >
      <form className="stack" onSubmit={(event) => void save(event)}>
        <Errors of={errors.filter((error) => !error.field)} />
        {from && new Date(from) > new Date() && (
          <Note>You can change it again on {formatDate(from)}; until then only upper and lower case.</Note>
        )}
        <TextField
          key={user.username}
          label="Username"
          name="username"
          defaultValue={user.username}
          autoComplete="username"
          pattern="\w{3,30}"
          required
          hint="3 to 30 letters, digits and underscores."
          error={errorOf(errors, 'username')}
        />
        {formerUsernames.length > 0 && (
          <p className="muted small">
            Former usernames: {formerUsernames.map(({ username }) => `@${username}`).join(', ')}
          </p>
        )}
        <Row>
          <Button type="submit" kind="plain" busy={busy}>
            Change username
          </Button>
        </Row>
      </form>
    </Section>
  );
}
