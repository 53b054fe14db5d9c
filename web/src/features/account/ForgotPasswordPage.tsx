import { RequestPasswordResetDocument } from '@leela/client/documents/account.js';
import { MailLinkForm } from './MailLinkForm.js';

/** Sends a link for a new password. */
export function Component() {
  return (
    <MailLinkForm
      document={RequestPasswordResetDocument}
      title="Forgotten password"
      text="We send you a link to set a new one."
      minutes={30}
      back="Back to sign in"
    />
  );
}
