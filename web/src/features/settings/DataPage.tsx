import { useQuery } from '@apollo/client/react';
import {
  RequestAccountErasureDocument,
  RequestDataExportDocument,
  SettingsDataDocument,
} from '@leela/client/documents/settings.js';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { leela } from '../../app/client.js';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import {
  Badge,
  Button,
  Dialog,
  Errors,
  formatDate,
  formatDateTime,
  formatEnum,
  formatBytes,
  Row,
  Section,
  Skeleton,
  TextField,
  useToast,
} from '../../ui/index.js';
import styles from './settings.module.css';

/** The viewer's data: an export of it, and its erasure. */
export function Component() {
  return (
    <>
      <Exports />
      <Erasure />
    </>
  );
}

function Exports() {
  const { data, refetch } = useQuery(SettingsDataDocument);
  const { run, busy, errors } = useAction(RequestDataExportDocument);
  const exports = data?.viewer?.dataExports;
  return (
    <Section
      title="Export"
      text="One file with everything that is stored about you. A mail tells you when it is ready."
      actions={
        <Button kind="plain" busy={busy} onClick={() => void run({}).then(() => refetch())}>
          Request an export
        </Button>
      }
    >
      <Errors of={errors} />
      {!exports && <Skeleton height={50} />}
      <ul className={styles['list']}>
        {exports?.map((one) => (
          <li key={one.id}>
            <div className="grow">
              <div>{formatDateTime(one.createdAt)}</div>
              <div className="muted small">
                {one.size !== null && formatBytes(one.size)}
                {one.expiresAt && ` · until ${formatDate(one.expiresAt)}`}
              </div>
            </div>
            {one.url ? (
              <a className="button" data-kind="plain" data-size="small" href={one.url}>
                Download
              </a>
            ) : (
              <Badge tone={one.status === 'FAILED' ? 'bad' : undefined}>{formatEnum(one.status)}</Badge>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Erasure() {
  const toast = useToast();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const { run, busy, errors } = useAction(RequestAccountErasureDocument);

  async function submit(event: FormEvent<HTMLFormElement>) {
    const password = readForm(event)['password'] || undefined;
    const result = await run({ input: { password } });
    if (!result.ok) return;
    const due = result.data.requestAccountErasure!.erasure!.dueAt;
    leela.session.end();
    toast(`The account will be erased on ${formatDate(due)}. Sign in before to keep it.`);
    await navigate('/sign-in');
  }

  return (
    <Section
      title="Erase the account"
      text="After 30 days everything about you is erased. Until then, signing in cancels it."
      actions={
        <Button kind="danger" onClick={() => setOpen(true)}>
          Erase my account
        </Button>
      }
    >
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Erase your account?"
        text="You are signed out everywhere now. Your posts, messages and files will be gone in 30 days."
      >
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <Errors of={errors.filter(({ field }) => !field)} />
          <TextField
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            error={errorOf(errors, 'password')}
          />
          <Row>
            <Button type="submit" kind="danger" busy={busy}>
              Erase
            </Button>
            <Button kind="plain" onClick={() => setOpen(false)}>
              Keep the account
            </Button>
          </Row>
        </form>
      </Dialog>
    </Section>
  );
}
