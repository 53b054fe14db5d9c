import type { TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';
import { Link } from 'react-router';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Note, Row, TextField } from '../../ui/index.js';
import { AccountCard } from './AccountCard.js';

/** Asks for an e-mail address and sends a link to it. */
export function MailLinkForm<T>({
  document,
  title,
  text,
  minutes,
  back,
}: {
  document: TypedDocumentNode<T, { input: { email: string } }>;
  title: string;
  text: string;
  /** How long the link works. */
  minutes: number;
  /** The words of the link to the sign-in page. */
  back: string;
}) {
  const { run, busy, errors } = useAction(document);
  const [sent, setSent] = useState(false);
  return (
    <AccountCard
      title={title}
      text={text}
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
          If an account has this address, a link is on its way. It works for {minutes} minutes.
        </Note>
      )}
      <Row between wrap>
        <Button type="submit" busy={busy}>
          Send the link
        </Button>
        <Link to="/sign-in" className="muted">
          {back}
        </Link>
      </Row>
    </AccountCard>
  );
}
