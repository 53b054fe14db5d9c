import type { OperationError, Tokens } from '@leela/client';
import { LinkProviderDocument, SignInWithOAuthDocument } from '@leela/client/documents/account.js';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { leela } from '../../app/client.js';
import { readForm } from '../../app/form.js';
import { Button, LinkButton, Row, Spinner, TextField } from '../../ui/index.js';
import { AccountCard } from './AccountCard.js';
import { CODE_LABEL, codeInput } from './codes.js';
import { endRoundTrip, roundTrip } from './oauth.js';

const LOST = 'This round trip is over, or it was started in another browser. Start again.';

/** The page that Google and GitHub lead back to. */
export function Component() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [errors, setErrors] = useState<readonly OperationError[]>([]);
  const started = useRef(false);
  const asksForCode = errors.some(({ code }) => code === 'SECOND_FACTOR_REQUIRED');

  async function finish(code?: string) {
    const trip = roundTrip();
    if (!trip || trip.state !== search.get('state') || !search.get('code'))
      return setErrors([{ code: 'BAD_USER_INPUT', message: LOST }]);
    const { provider, state, verifier } = trip;
    const input = {
      provider,
      state,
      verifier,
      code: search.get('code')!,
      issuer: search.get('iss') ?? undefined,
    };
    const result = trip.link
      ? await leela.request(LinkProviderDocument, { input })
      : await leela.request(SignInWithOAuthDocument, { input: { ...input, ...codeInput(code) } });
    if (!result.ok) return setErrors(result.errors);
    endRoundTrip();
    if ('signInWithOAuth' in result.data) leela.session.start(result.data.signInWithOAuth as Tokens);
    await navigate(trip.next, { replace: true });
  }

  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void finish();
  });

  return (
    <AccountCard
      title="Signing in"
      errors={errors}
      onSubmit={(event) => void finish(readForm(event)['code'])}
    >
      {errors.length === 0 && <Spinner label="Signing in" />}
      {asksForCode && <TextField label={CODE_LABEL} name="code" autoComplete="one-time-code" required />}
      {errors.length > 0 && (
        <Row>
          {asksForCode && <Button type="submit">Continue</Button>}
          <LinkButton to="/sign-in" kind="plain">
            Back to sign in
          </LinkButton>
        </Row>
      )}
    </AccountCard>
  );
}
