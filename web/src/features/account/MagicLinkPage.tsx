import type { Tokens } from '@leela/client';
import { RequestMagicLinkDocument, SignInWithMagicLinkDocument } from '@leela/client/documents/account.js';
import { useNavigate } from 'react-router';
import { leela } from '../../app/client.js';
import { readForm } from '../../app/form.js';
import { useAction } from '../../app/useAction.js';
import { Button, Row, TextField } from '../../ui/index.js';
import { AccountCard } from './AccountCard.js';
import { CODE_LABEL, codeInput } from './codes.js';
import { MailLinkForm } from './MailLinkForm.js';
import { useLinkToken } from './useLinkToken.js';

/** Signs in by a link: sends it, and is where it leads to. */
export function Component() {
  const token = useLinkToken();
  return token ? <SignInByLink token={token} /> : <RequestLink />;
}

function RequestLink() {
  return (
    <MailLinkForm
      document={RequestMagicLinkDocument}
      title="Sign in by mail"
      text="We send you a link that signs you in, without a password."
      minutes={15}
      back="Sign in with a password"
    />
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
