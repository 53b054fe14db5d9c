import { newClientId, type OperationError, type Tokens } from '@leela/client';
import { SignUpDocument } from '@leela/client/documents/session.js';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { leela } from '../../app/client.js';
import { pathOf, readForm } from '../../app/form.js';
import { errorOf } from '../../app/useAction.js';
import { Button, Row, TextField } from '../../ui/index.js';
import { AccountCard } from './AccountCard.js';
import { ProviderButtons } from './ProviderButtons.js';

const FIELDS = ['firstName', 'lastName', 'username', 'email', 'password'];

/** Creates an account and signs in. */
export function Component() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [errors, setErrors] = useState<readonly OperationError[]>([]);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    const { firstName = '', lastName = '', username = '', email = '', password = '' } = readForm(event);
    setBusy(true);
    const input = { firstName, lastName, username, email, password, clientId: newClientId() };
    const result = await leela.request(SignUpDocument, { input });
    setBusy(false);
    if (!result.ok) return setErrors(result.errors);
    leela.session.start(result.data.signUp as Tokens);
    await navigate(pathOf(search.get('next')), { replace: true });
  }

  const general = errors.filter(({ field }) => !FIELDS.some((name) => field?.endsWith(name)));
  return (
    <AccountCard
      title="Create an account"
      text="It is free. A mail asks you to confirm the address."
      errors={general}
      onSubmit={(event) => void submit(event)}
    >
      <TextField
        label="First name"
        name="firstName"
        autoComplete="given-name"
        required
        error={errorOf(errors, 'firstName')}
      />
      <TextField
        label="Last name"
        name="lastName"
        autoComplete="family-name"
        error={errorOf(errors, 'lastName')}
      />
      <TextField
        label="Username"
        name="username"
        autoComplete="username"
        required
        hint="3 to 30 letters, digits and underscores. Everyone sees it."
        error={errorOf(errors, 'username')}
      />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="email"
        required
        error={errorOf(errors, 'email')}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={8}
        required
        hint="8 to 128 characters of any kind."
        error={errorOf(errors, 'password')}
      />
      <Row between wrap>
        <Button type="submit" busy={busy}>
          Create account
        </Button>
        <Link to={`/sign-in?${search}`} className="muted">
          I have an account
        </Link>
      </Row>
      <ProviderButtons />
    </AccountCard>
  );
}
