import { RequestPasswordResetDocument } from '@leela/client/documents/account.js';
import { ChangePasswordDocument } from '@leela/client/documents/settings.js';
import type { FormEvent } from 'react';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Errors, Row, Section, TextField, useToast } from '../../ui/index.js';

/** Changes the password. An account without one sets it by a link. */
export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const toast = useToast();
  const change = useAction(ChangePasswordDocument);
  const request = useAction(RequestPasswordResetDocument);

  async function submit(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget;
    const { currentPassword = '', newPassword = '' } = readForm(event);
    const result = await change.run({ input: { currentPassword, newPassword } });
    if (!result.ok) return;
    form.reset();
    toast('The password is changed. All other devices are signed out.');
  }

  async function sendLink() {
    if ((await request.run({ input: { email } })).ok) toast('The mail is on its way.');
  }

  return (
    <Section
      title="Password"
      text="A change signs out all other devices."
      actions={
        <Button kind="quiet" size="small" busy={request.busy} onClick={() => void sendLink()}>
          {hasPassword ? 'Set it by mail' : 'Set a password by mail'}
        </Button>
      }
    >
      <Errors of={[...request.errors, ...change.errors.filter(({ field }) => !field)]} />
      {hasPassword && (
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <TextField
            label="Current password"
            name="currentPassword"
            type="password"
            autoComplete="current-password"
            required
            error={errorOf(change.errors, 'currentPassword')}
          />
          <TextField
            label="New password"
            name="newPassword"
            type="password"
            autoComplete="new-password"
            minLength={8}
            required
            hint="8 to 128 characters of any kind."
            error={errorOf(change.errors, 'newPassword')}
          />
          <Row>
            <Button type="submit" kind="plain" busy={change.busy}>
              Change password
            </Button>
          </Row>
        </form>
      )}
    </Section>
  );
}
