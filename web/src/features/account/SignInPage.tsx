import type { OperationError } from '@leela/client';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { pathOf, readForm } from '../../app/form.js';
import { useSession } from '../../app/session.js';
import { settings } from '../../app/settings.js';
import { Button, Card, Errors, Page, Row, Stack, TextField } from '../../ui/index.js';
import { CODE_LABEL, codeInput } from './codes.js';
import { ProviderButtons } from './ProviderButtons.js';

/** Signs in with a password, and with one click as a person of the demo data. */
export function Component() {
  const { signIn } = useSession();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [errors, setErrors] = useState<readonly OperationError[]>([]);
  const [busy, setBusy] = useState(false);
  const [secondFactor, setSecondFactor] = useState(false);

  async function run({ login = '', password = '', code }: Partial<Record<string, string>>) {
    setBusy(true);
    const refused = await signIn({ login, password, ...codeInput(code) });
    setBusy(false);
    setErrors(refused);
    if (refused.some((error) => error.code === 'SECOND_FACTOR_REQUIRED')) setSecondFactor(true);
    if (refused.length === 0) await navigate(pathOf(search.get('next')), { replace: true });
  }

  return (
    <Page title="Sign in">
      {settings.accounts.length > 0 && (
        <Card>
          <Stack>
            <div>
              <h2>Demo accounts</h2>
              <p className="muted">Sign in with one click.</p>
            </div>
            <Row wrap>
              {settings.accounts.map(({ login, role }) => (
                <Button
                  key={login}
                  kind="plain"
                  busy={busy}
                  onClick={() => void run({ login, password: settings.password })}
                >
                  {login} <span className="muted small">{role}</span>
                </Button>
              ))}
            </Row>
          </Stack>
        </Card>
      )}
      <Card>
        <form onSubmit={(event) => void run(readForm(event))} className="stack">
          <Errors of={errors} />
          <TextField label="Username or e-mail" name="login" autoComplete="username" required />
          <TextField
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
          {secondFactor && (
            <TextField label={CODE_LABEL} name="code" autoComplete="one-time-code" autoFocus />
          )}
          <Row between wrap>
            <Button type="submit" busy={busy}>
              Sign in
            </Button>
            <Link to={`/sign-up?${search}`} className="muted">
              Create an account
            </Link>
          </Row>
          <Row wrap>
            <Link to="/forgot-password" className="muted small">
              Forgotten password
            </Link>
            <Link to="/magic-link" className="muted small">
              Sign in by mail
            </Link>
          </Row>
          <ProviderButtons />
        </form>
      </Card>
    </Page>
  );
}
