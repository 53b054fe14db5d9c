import { Types } from 'mongoose';
import { seal } from '../../auth/seal.js';
import { insertOnce } from '../../events/insert-once.js';
import type { Tx } from '../../events/transact.js';
import { isPlainAddress, type MailMessage, type MailTemplate } from '../../integrations/mail/index.js';
import { MailModel, MailStatus } from '../../models/system/mail.js';

/** A mail for the outbox. */
export interface QueuedMail<T extends MailTemplate> extends Omit<MailMessage<T>, 'id' | 'at' | 'token'> {
  /** The token of its link. Stored encrypted, and only until the mail is sent. */
  token?: string | undefined;
  /** When its link expires. The mail is not sent later. */
  usefulUntil?: Date | undefined;
  /** The occasion: a second mail of the same occasion is not written. */
  key?: string | undefined;
}

/** The part of a transaction that a mail needs. Reactors have no `emit`; their mails are sent by the schedule. */
export type MailTx = Pick<Tx, 'session' | 'at'> & Partial<Pick<Tx, 'emit'>>;

/**
 * Writes a mail to the outbox in the caller's transaction. It is sent after the commit by `deliverMails`, and not at
 * all if the transaction fails.
 * A decoy does the same work without a mail, so that the time does not reveal whether an address has an account.
 */
export async function queueMail<T extends MailTemplate>(
  tx: MailTx,
  mail: QueuedMail<T>,
  { decoy = false }: { decoy?: boolean } = {},
): Promise<void> {
  // Addresses are checked at sign-up; a wrong one must fail here and not at the mail server.
  if (!isPlainAddress(mail.to)) throw new Error('The recipient of a mail is not a plain address.');
  const _id = new Types.ObjectId();
  const { key, to, template, language, timezone, data, token, usefulUntil } = mail;
  const row = {
    to,
    template,
    language,
    data: data as Record<string, unknown>,
    status: decoy ? MailStatus.DEAD : MailStatus.PENDING,
    attempts: 0,
    dueAt: tx.at,
    createdAt: tx.at,
    ...(decoy ? { expireAt: tx.at } : {}),
    ...(timezone === undefined ? {} : { timezone }),
    ...(token === undefined ? {} : { sealedToken: seal(token, _id.toHexString()) }),
    ...(usefulUntil === undefined ? {} : { usefulUntil }),
  };
  const written =
    key === undefined
      ? await MailModel.collection
          .insertOne({ _id, ...row }, { session: tx.session })
          .then((answer) => answer.acknowledged)
      : await insertOnce(MailModel, { key }, { _id, ...row }, tx);
  if (written) tx.emit?.('mail.queued', { mail: _id });
}
