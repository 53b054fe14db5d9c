import type { OperationError, Result } from '@leela/client';
import {
  CancelAccountErasureDocument,
  CancelEmailChangeDocument,
  ConfirmEmailChangeDocument,
  DownloadDataExportDocument,
  VerifyEmailDocument,
} from '@leela/client/documents/account.js';
import { useState } from 'react';
import { readForm } from '../../app/form.js';
import { useAction } from '../../app/useAction.js';
import { Button, LinkButton, Note, Row, TextField } from '../../ui/index.js';
import { AccountCard } from './AccountCard.js';
import { CODE_LABEL, codeInput } from './codes.js';
import { IncompleteLink } from './IncompleteLink.js';
import { useLinkToken } from './useLinkToken.js';

interface LinkPageProps {
  title: string;
  text: string;
  /** The word on the button. The page waits for a click, because mail programs open links too. */
  action: string;
  busy: boolean;
  errors: readonly OperationError[];
  /** Uses the link. Returns what to tell the user; null if it was refused. */
  use: (token: string, code: string | undefined) => Promise<string | null>;
  other?: { action: string; use: (token: string) => Promise<string | null> };
  after?: { to: string; label: string };
}

function LinkPage({ title, text, action, busy, errors, use, other, after }: LinkPageProps) {
  const token = useLinkToken();
  const [done, setDone] = useState<string | null>(null);
  if (!token) return <IncompleteLink title={title} />;
  if (done)
    return (
      <AccountCard title={title}>
        <Note tone="good">{done}</Note>
        <Row>
          <LinkButton to={after?.to ?? '/'}>{after?.label ?? 'Go to the home feed'}</LinkButton>
        </Row>
      </AccountCard>
    );
  const asksForCode = errors.some(
    ({ code, field }) => code === 'SECOND_FACTOR_REQUIRED' || field?.endsWith('Code'),
  );
  return (
    <AccountCard
      title={title}
      text={text}
      errors={errors}
      onSubmit={(event) => void use(token, readForm(event)['code']).then(setDone)}
    >
      {asksForCode && <TextField label={CODE_LABEL} name="code" autoComplete="one-time-code" required />}
      <Row>
        <Button type="submit" busy={busy}>
          {action}
        </Button>
        {other && (
          <Button kind="plain" busy={busy} onClick={() => void other.use(token).then(setDone)}>
            {other.action}
          </Button>
        )}
      </Row>
    </AccountCard>
  );
}

const tell = (result: Result<unknown>, text: string) => (result.ok ? text : null);

/** Confirms the address of an account. */
export function VerifyEmail() {
  const { run, busy, errors } = useAction(VerifyEmailDocument);
  return (
    <LinkPage
      title="Confirm your address"
      text="Show that this address is yours."
      action="Confirm address"
      busy={busy}
      errors={errors}
      use={async (token) => tell(await run({ input: { token } }), 'Your address is confirmed.')}
    />
  );
}

/** Agrees to a change of address, or cancels it. */
export function ConfirmEmailChange() {
  const confirm = useAction(ConfirmEmailChangeDocument);
  const cancel = useAction(CancelEmailChangeDocument);
  return (
    <LinkPage
      title="Change of address"
      text="Your account shall get another e-mail address."
      action="Agree"
      busy={confirm.busy || cancel.busy}
      errors={[...confirm.errors, ...cancel.errors]}
      use={async (token) => {
        const result = await confirm.run({ input: { token } });
        if (!result.ok) return null;
        return result.data.confirmEmailChange?.changed
          ? 'Your address has changed.'
          : 'Thank you. The other address still has to agree.';
      }}
      other={{
        action: 'Cancel the change',
        use: async (token) =>
          tell(await cancel.run({ input: { token } }), 'The change is cancelled. Your address stays.'),
      }}
    />
  );
}

/** Downloads a data export. */
export function DownloadExport() {
  const { run, busy, errors } = useAction(DownloadDataExportDocument);
  return (
    <LinkPage
      title="Your data"
      text="One file with everything that is stored about you. It is for you alone."
      action="Download"
      busy={busy}
      errors={errors}
      use={async (token, code) => {
        const result = await run({ input: { token, ...codeInput(code) } });
        if (!result.ok) return null;
        location.assign(result.data.downloadDataExport!.url!);
        return 'The download begins.';
      }}
    />
  );
}

/** Keeps an account that waits to be erased. */
export function CancelErasure() {
  const { run, busy, errors } = useAction(CancelAccountErasureDocument);
  return (
    <LinkPage
      title="Keep your account"
      text="Your account waits to be erased. You can keep it as it is."
      action="Keep the account"
      busy={busy}
      errors={errors}
      use={async (token) => tell(await run({ input: { token } }), 'Your account is kept.')}
      after={{ to: '/sign-in', label: 'Sign in' }}
    />
  );
}
