import { unseal } from '../../auth/seal.js';
import type { EventLogger } from '../../events/metrics.js';
import { MailRefused, type Mailer, type MailMessage } from '../../integrations/mail/index.js';
import { MailModel, MailStatus, type Mail } from '../../models/system/mail.js';
import { handIn, mark, pauseAfter, reasonOf, type Patience } from './hand-in.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** How long sent and failed mails are stored. */
const KEEP_SENT_MS = 7 * DAY_MS;
const KEEP_DEAD_MS = 30 * DAY_MS;

/** The options of the delivery. Tests change the patience. */
export interface DeliverOptions extends Partial<Patience> {
  mailer: Mailer;
  logger: EventLogger;
  signal: AbortSignal;
}

const patience: Patience = { leaseMs: 90_000, retryMs: 30_000, mostAttempts: 10, hands: 3 };

/** Sends every due mail. A duplicate has the same Message-ID. */
export async function deliverMails(options: DeliverOptions): Promise<void> {
  const courier = { ...patience, ...options };
  await handIn<Mail>(MailModel, courier, (mail) => deliver(mail, courier));
}

type Courier = Patience & DeliverOptions;

async function deliver(mail: Mail, courier: Courier): Promise<void> {
  const { mailer, logger, mostAttempts, retryMs } = courier;
  try {
    const message = toMessage(mail, mostAttempts);
    await mailer.send(message);
  } catch (error) {
    const final = error instanceof MailRefused || mail.attempts >= mostAttempts;
    logger.warn(
      { mail: mail._id.toHexString(), template: mail.template, attempts: mail.attempts, final, err: error },
      final ? 'A mail is given up.' : 'A mail could not be handed in; it will be tried again.',
    );
    return final ? giveUp(mail, error) : retry(mail, error, pauseAfter(mail.attempts, retryMs));
  }
  await settle(mail, { status: MailStatus.SENT, sentAt: '$$NOW' }, KEEP_SENT_MS, ['sealedToken', 'error']);
}

/** @throws MailRefused for a mail that is no longer useful */
function toMessage(mail: Mail, mostAttempts: number): MailMessage {
  const { _id, to, template, language, timezone, data, sealedToken, usefulUntil, createdAt } = mail;
  // The last attempt ended a gateway, possibly because of this mail.
  if (mail.attempts > mostAttempts) throw new MailRefused('It was tried too often.');
  if (usefulUntil && usefulUntil.getTime() <= Date.now()) throw new MailRefused('Its link has ended.');
  const id = _id.toHexString();
  const token = sealedToken === undefined ? undefined : unseal(sealedToken, id);
  if (token === null) throw new MailRefused('Its token was sealed with another AUTH_SECRET.');
  return { id, to, template, language, timezone, data, token, at: createdAt } as MailMessage;
}

async function retry(mail: Mail, error: unknown, pauseMs: number): Promise<void> {
  await mark(MailModel, mail, [{ $set: { dueAt: { $add: ['$$NOW', pauseMs] }, error: reasonOf(error) } }]);
}

async function giveUp(mail: Mail, error: unknown): Promise<void> {
  await settle(mail, { status: MailStatus.DEAD, error: reasonOf(error) }, KEEP_DEAD_MS, ['sealedToken']);
}

async function settle(mail: Mail, set: object, keepMs: number, unset: string[]): Promise<void> {
  await mark(MailModel, mail, [
    { $set: { ...set, expireAt: { $add: ['$$NOW', keepMs] } } },
    { $unset: unset },
  ]);
}
