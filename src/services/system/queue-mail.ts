import { Types } from 'mongoose';
import { seal } from '../../auth/seal.js';
import { insertOnce } from '../../events/insert-once.js';
import type { Tx } from '../../events/transact.js';
import { isPlainAddress, type MailMessage, type MailTemplate } from '../../integrations/mail/index.js';
import { MailModel, MailStatus } from '../../models/system/mail.js';

/** A mail that somebody wants sent. */
export interface QueuedMail<T extends MailTemplate> extends Omit<MailMessage<T>, 'id' | 'at' | 'token'> {
  /** What its link proves itself with; kept sealed, and only until the mail is out. */
  token?: string | undefined;
  /** When its link ends: later it is not sent any more. */
  usefulUntil?: Date | undefined;
  /** Names the occasion: the second mail of the same one is not written. */
  key?: string | undefined;
}

/** The part of a transaction that a mail needs; reactors have no `emit`, and their mails wait for the clock. */
export type MailTx = Pick<Tx, 'session' | 'at'> & Partial<Pick<Tx, 'emit'>>;

/**
 * Writes down, in the transaction that is the reason for it, that a mail is to be sent. It is sent afterwards, and not
 * at all where the transaction fails; `deliverMails` does that.
 * A decoy is the same work without a mail: where nobody has the address that was asked for, nobody shall notice.
 */
export async function queueMail<T extends MailTemplate>(
  tx: MailTx,
  mail: QueuedMail<T>,
  { decoy = false }: { decoy?: boolean } = {},
): Promise<void> {
  // Accounts are checked when they are made; whatever slipped through is found here, not in the mail server's log.
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
