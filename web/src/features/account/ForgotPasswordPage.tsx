import { RequestPasswordResetDocument } from '@leela/client/documents/account.js';
import { useState } from 'react';
import { Link } from 'react-router';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Note, Row, TextField } from '../../ui/index.js';
import { AccountCard } from './AccountCard.js';

/** Sends a link for a new password. */
export function Component() {
  const { run, busy, errors } = useAction(RequestPasswordResetDocument);
  const [sent, setSent] = useState(false);
  return (
    <AccountCard
      title="Forgotten password"
      text="We send you a link to set a new one."
      errors={errors.filter(({ field }) => !field)}
      onSubmit={(event) => {
        const { email = '' } = readForm(event);
        void run({ input: { email } }).then((result) => setSent(result.ok));
      }}
    >
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="email"
        required
        error={errorOf(errors, 'email')}
      />
      {sent && (
        <Note tone="good">
          If an account has this address, a link is on its way. It works for 30 minutes.
        </Note>
      )}
      <Row between wrap>
        <Button type="submit" busy={busy}>
          Send the link
        </Button>
        <Link to="/sign-in" className="muted">
          Back to sign in
        </Link>
      </Row>
    </AccountCard>
  );
}
