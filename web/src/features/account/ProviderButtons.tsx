import { useQuery } from '@apollo/client/react';
import { AuthProvidersDocument } from '@leela/client/documents/account.js';
import { useSearchParams } from 'react-router';
import { pathOf } from '../../app/form.js';
import { Button, Errors, Row } from '../../ui/index.js';
import { PROVIDER_NAMES, useStartOAuth } from './oauth.js';

/** Buttons to sign in with Google or GitHub, if the gateway offers them. */
export function ProviderButtons() {
  const { data } = useQuery(AuthProvidersDocument);
  const [search] = useSearchParams();
  const { start, busy, errors } = useStartOAuth();
  const providers = data?.authProviders ?? [];
  if (providers.length === 0) return null;
  return (
    <>
      <Errors of={errors} />
      <Row wrap>
        {providers.map((provider) => (
          <Button
            key={provider}
            kind="plain"
            busy={busy}
            onClick={() => void start(provider, { next: pathOf(search.get('next')) })}
          >
            Continue with {PROVIDER_NAMES[provider]}
          </Button>
        ))}
      </Row>
    </>
  );
}
