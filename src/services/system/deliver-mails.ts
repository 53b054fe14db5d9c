import type { Types } from 'mongoose';
import { unseal } from '../../auth/seal.js';
import type { EventLogger } from '../../events/metrics.js';
import { MailRefused, type Mailer, type MailMessage } from '../../integrations/mail/index.js';
import { MailModel, MailStatus, type Mail } from '../../models/system/mail.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** How long it is known what was sent, and what was not. */
const KEEP_SENT_MS = 7 * DAY_MS;
const KEEP_DEAD_MS = 30 * DAY_MS;
const LONGEST_PAUSE_MS = 6 * 60 * 60 * 1_000;

export interface DeliverOptions {
  mailer: Mailer;
  logger: EventLogger;
  signal: AbortSignal;
  /** How long a mail in the hands of a gateway that died stays there. */
  leaseMs?: number;
  /** How long a mail rests after its first failure; twice as long after each further one. */
  retryMs?: number;
  /** Then it is given up. */
  mostAttempts?: number;
  /** How many are handed in at the same time. */
  hands?: number;
}

const patience = { leaseMs: 90_000, retryMs: 30_000, mostAttempts: 10, hands: 3 };

/**
 * Hands in every mail that is due. A mail is claimed before and marked after, so that two gateways never have the same
 * one in hand; only one that dies between the server's yes and its own note leaves it to be handed in twice, with the
 * same Message-ID.
 */
export async function deliverMails(options: DeliverOptions): Promise<void> {
  const courier = { ...patience, ...options };
  const hand = async (): Promise<void> => {
    while (!courier.signal.aborted) {
      const mail = await claim(courier.leaseMs);
      if (!mail) return;
      await deliver(mail, courier);
    }
  };
  await Promise.all(Array.from({ length: courier.hands }, hand));
}

type Courier = typeof patience & DeliverOptions;

/** Takes the mail that is due longest, and moves it on in time so that it comes back if we don't. */
async function claim(leaseMs: number): Promise<Mail | null> {
  return MailModel.collection.findOneAndUpdate(
    { status: MailStatus.PENDING, $expr: { $lte: ['$dueAt', '$$NOW'] } },
    [{ $set: { attempts: { $add: ['$attempts', 1] }, dueAt: { $add: ['$$NOW', leaseMs] } } }],
    { sort: { dueAt: 1 }, returnDocument: 'after', writeConcern: { w: 'majority' } },
  ) as Promise<Mail | null>;
}

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
    const pause = Math.min(retryMs * 2 ** (mail.attempts - 1), LONGEST_PAUSE_MS);
    return final ? giveUp(mail, error) : retry(mail, error, pause);
  }
  await settle(mail, { status: MailStatus.SENT, sentAt: '$$NOW' }, KEEP_SENT_MS, ['sealedToken', 'error']);
}

/** @throws MailRefused for a mail that is of no use any more */
function toMessage(mail: Mail, mostAttempts: number): MailMessage {
  const { _id, to, template, language, timezone, data, sealedToken, usefulUntil, createdAt } = mail;
  // It ended a gateway at its last attempt, perhaps because of what it is.
  if (mail.attempts > mostAttempts) throw new MailRefused('It was tried too often.');
  if (usefulUntil && usefulUntil.getTime() <= Date.now()) throw new MailRefused('Its link has ended.');
  const id = _id.toHexString();
  const token = sealedToken === undefined ? undefined : unseal(sealedToken, id);
  if (token === null) throw new MailRefused('Its token was sealed with another AUTH_SECRET.');
  return { id, to, template, language, timezone, data, token, at: createdAt } as MailMessage;
}

const reason = (error: unknown): object => ({ $literal: String(error).slice(0, 500) });

async function retry(mail: Mail, error: unknown, pauseMs: number): Promise<void> {
  await write(mail, [{ $set: { dueAt: { $add: ['$$NOW', pauseMs] }, error: reason(error) } }]);
}

async function giveUp(mail: Mail, error: unknown): Promise<void> {
  await settle(mail, { status: MailStatus.DEAD, error: reason(error) }, KEEP_DEAD_MS, ['sealedToken']);
}

async function settle(mail: Mail, set: object, keepMs: number, unset: string[]): Promise<void> {
  await write(mail, [{ $set: { ...set, expireAt: { $add: ['$$NOW', keepMs] } } }, { $unset: unset }]);
}

/** Only while the attempt is still ours: a claim after it has counted on. */
async function write(
  { _id, attempts }: { _id: Types.ObjectId; attempts: number },
  update: object[],
): Promise<void> {
  await MailModel.collection.updateOne({ _id, attempts, status: MailStatus.PENDING }, update, {
    writeConcern: { w: 'majority' },
  });
}
