import { ConfirmTwoFactorDocument, StartTwoFactorDocument } from '@leela/client/documents/settings.js';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Errors, Row, Skeleton, TextField } from '../../ui/index.js';
import styles from './settings.module.css';

/** Shows the QR code of a new second factor and confirms the first code. */
export function TwoFactorSetup({
  onDone,
  onCancel,
}: {
  onDone: (backupCodes: readonly string[]) => void;
  onCancel: () => void;
}) {
  const start = useAction(StartTwoFactorDocument);
  const confirm = useAction(ConfirmTwoFactorDocument);
  const [factor, setFactor] = useState<{ qrCode?: string | null; secret?: string | null } | null>(null);
  const started = useRef(false);
  useEffect(() => {
    // Each start makes another secret.
    if (started.current) return;
    started.current = true;
    void start.run({}).then((result) => result.ok && setFactor(result.data.startTwoFactor ?? null));
  });

  async function submit(event: FormEvent<HTMLFormElement>) {
    const { code = '' } = readForm(event);
    const result = await confirm.run({ input: { code } });
    if (result.ok) onDone(result.data.confirmTwoFactor?.backupCodes ?? []);
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Errors of={[...start.errors, ...confirm.errors.filter(({ field }) => !field)]} />
      <Row wrap>
        {factor ? (
          <img
            className={styles['qr']}
            src={factor.qrCode!}
            alt="QR code of the secret below"
            width={180}
            height={180}
          />
        ) : (
          <Skeleton height={180} width={180} />
        )}
        <div className="grow">
          <p>Scan the code with an authenticator app, or type the secret into it:</p>
          <p>
            <code className={styles['secret']} data-testid="totp-secret">
              {factor?.secret}
            </code>
          </p>
        </div>
      </Row>
      <TextField
        label="Code that the app shows"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        error={errorOf(confirm.errors, 'code')}
      />
      <Row>
        <Button type="submit" busy={confirm.busy} disabled={!factor}>
          Confirm
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </Row>
    </form>
  );
}
