import { ResetPasswordDocument } from '@leela/client/documents/account.js';
import { useState } from 'react';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, LinkButton, Note, Row, TextField } from '../../ui/index.js';
import { AccountCard } from './AccountCard.js';
import { IncompleteLink } from './IncompleteLink.js';
import { useLinkToken } from './useLinkToken.js';

/** Sets a new password by the link of a mail. */
export function Component() {
  const token = useLinkToken();
  const { run, busy, errors } = useAction(ResetPasswordDocument);
  const [done, setDone] = useState(false);
  if (!token) return <IncompleteLink title="New password" again="/forgot-password" />;
  if (done)
    return (
      <AccountCard title="New password">
        <Note tone="good">The new password is set. All devices are signed out.</Note>
        <Row>
          <LinkButton to="/sign-in">Sign in</LinkButton>
        </Row>
      </AccountCard>
    );
  return (
    <AccountCard
      title="New password"
      text="All devices are signed out then."
      errors={errors.filter(({ field }) => !field?.endsWith('newPassword'))}
      onSubmit={(event) => {
        const { newPassword = '' } = readForm(event);
        void run({ input: { token, newPassword } }).then((result) => setDone(result.ok));
      }}
    >
      <TextField
        label="New password"
        name="newPassword"
        type="password"
        autoComplete="new-password"
        minLength={8}
        required
        hint="8 to 128 characters of any kind."
        error={errorOf(errors, 'newPassword')}
      />
      <Row>
        <Button type="submit" busy={busy}>
          Set password
        </Button>
      </Row>
    </AccountCard>
  );
}
