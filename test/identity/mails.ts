import { unseal } from '../../src/auth/seal.js';
import { MailModel, type Mail } from '../../src/models/system/mail.js';

/** A mail as it waits in the queue, with the token that its link will have. */
export type QueuedMail = Mail & { token: string | null };

/** The mails to an address that wait, of one kind, newest first. */
export async function mailsTo(to: string, template?: string): Promise<QueuedMail[]> {
  const rows = await MailModel.collection
    .find<Mail>({ to, status: 'pending', ...(template ? { template } : {}) })
    .sort({ _id: -1 })
    .toArray();
  return rows.map((row) => ({
    ...row,
    token: row.sealedToken === undefined ? null : unseal(row.sealedToken, row._id.toHexString()),
  }));
}

/** The token of the newest link of one kind. */
export async function linkTo(to: string, template: string): Promise<string> {
  const [mail] = await mailsTo(to, template);
  if (!mail?.token) throw new Error(`No ${template} with a link waits for ${to}.`);
  return mail.token;
}
