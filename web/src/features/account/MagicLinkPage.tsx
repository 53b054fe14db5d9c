import type { Tokens } from '@leela/client';
import { RequestMagicLinkDocument, SignInWithMagicLinkDocument } from '@leela/client/documents/account.js';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { leela } from '../../app/client.js';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Note, Row, TextField } from '../../ui/index.js';
import { AccountCard } from './AccountCard.js';
import { CODE_LABEL, codeInput } from './codes.js';
import { useLinkToken } from './useLinkToken.js';

/** Signs in by a link: sends it, and is where it leads to. */
export function Component() {
  const token = useLinkToken();
  return token ? <SignInByLink token={token} /> : <RequestLink />;
}

function RequestLink() {
  const { run, busy, errors } = useAction(RequestMagicLinkDocument);
  const [sent, setSent] = useState(false);
  return (
    <AccountCard
      title="Sign in by mail"
      text="We send you a link that signs you in, without a password."
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
          If an account has this address, a link is on its way. It works for 15 minutes.
        </Note>
      )}
      <Row between wrap>
        <Button type="submit" busy={busy}>
          Send the link
        </Button>
        <Link to="/sign-in" className="muted">
          Sign in with a password
        </Link>
      </Row>
    </AccountCard>
  );
}

/** It waits for a click, because mail programs open links too. */
function SignInByLink({ token }: { token: string }) {
  const navigate = useNavigate();
  const { run, busy, errors } = useAction(SignInWithMagicLinkDocument);
  const asksForCode = errors.some(({ code, field }) => code === 'SECOND_FACTOR_REQUIRED' || field);

  async function signIn(code: string | undefined) {
    const result = await run({ input: { token, ...codeInput(code) } });
    if (!result.ok) return;
    leela.session.start(result.data.signInWithMagicLink as Tokens);
    await navigate('/', { replace: true });
  }
  return (
    <AccountCard
      title="Sign in by mail"
      text="Sign in on this device, without a password."
      errors={errors}
      onSubmit={(event) => void signIn(readForm(event)['code'])}
    >
      {asksForCode && <TextField label={CODE_LABEL} name="code" autoComplete="one-time-code" required />}
      <Row>
        <Button type="submit" busy={busy}>
          Sign in
        </Button>
      </Row>
    </AccountCard>
  );
}
