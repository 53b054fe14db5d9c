import { CancelEmailChangeDocument } from '@leela/client/documents/account.js';
import {
  RequestEmailChangeDocument,
  ResendVerificationDocument,
  type AccountSettingsPartsFragment,
} from '@leela/client/documents/settings.js';
import type { FormEvent } from 'react';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Badge, Button, Errors, Note, Row, Section, TextField, useToast } from '../../ui/index.js';

/** Shows, confirms and changes the address. */
export function EmailForm({
  viewer,
  onChange,
}: {
  viewer: AccountSettingsPartsFragment;
  onChange: () => void;
}) {
  const toast = useToast();
  const change = useAction(RequestEmailChangeDocument);
  const cancel = useAction(CancelEmailChangeDocument);
  const resend = useAction(ResendVerificationDocument);

  async function submit(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget;
    const { newEmail = '', password } = readForm(event);
    const result = await change.run({ input: { newEmail, password } });
    if (!result.ok) return;
    form.reset();
    onChange();
  }

  async function sendAgain() {
    if ((await resend.run({})).ok) toast('The mail is on its way.');
  }

  return (
    <Section
      title="E-mail"
      text={
        <>
          {viewer.email}{' '}
          <Badge tone={viewer.emailVerified ? 'good' : 'warn'}>
            {viewer.emailVerified ? 'Confirmed' : 'Not confirmed'}
          </Badge>
        </>
      }
      actions={
        !viewer.emailVerified && (
          <Button kind="plain" size="small" busy={resend.busy} onClick={() => void sendAgain()}>
            Send the link again
          </Button>
        )
      }
    >
      <Errors of={[...resend.errors, ...cancel.errors]} />
      {viewer.pendingEmail ? (
        <Note>
          <Row between wrap>
            <span>Changes to {viewer.pendingEmail} once both addresses have agreed by their mails.</span>
            <Button
              kind="plain"
              size="small"
              busy={cancel.busy}
              onClick={() => void cancel.run({ input: {} }).then(({ ok }) => ok && onChange())}
            >
              Cancel the change
            </Button>
          </Row>
        </Note>
      ) : (
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <Errors of={change.errors.filter(({ field }) => !field)} />
          <TextField
            label="New e-mail"
            name="newEmail"
            type="email"
            autoComplete="email"
            required
            error={errorOf(change.errors, 'newEmail')}
          />
          <TextField
            label="Password to confirm"
            name="password"
            type="password"
            autoComplete="current-password"
            error={errorOf(change.errors, 'password')}
          />
          <Row>
            <Button type="submit" kind="plain" busy={change.busy}>
              Change e-mail
            </Button>
          </Row>
        </form>
      )}
    </Section>
  );
}
