import type { EventLogger } from '../../events/metrics.js';
import type { Presence } from '../../events/presence.js';
import { PushGone, PushLater, PushRefused, type PushSender } from '../../integrations/push/index.js';
import {
  PushMessageModel,
  PushStatus,
  PushSubscriptionModel,
  type PushMessage,
} from '../../models/social/index.js';
import { preparePush, type PreparedPush } from './prepare-push.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** How long it is known what was sent, and what was not. A notification that is told again within that is the same message. */
const KEEP_MS = 7 * DAY_MS;
const KEEP_DEAD_MS = 30 * DAY_MS;
const LONGEST_PAUSE_MS = 6 * 60 * 60 * 1_000;

export interface DeliverPushOptions {
  sender: PushSender;
  presence: Presence;
  logger: EventLogger;
  signal: AbortSignal;
  /** How long a message in the hands of a gateway that died stays there. */
  leaseMs?: number;
  /** How long a message rests after its first failure; twice as long after each further one. */
  retryMs?: number;
  /** Then it is given up. */
  mostAttempts?: number;
  /** How many are handed in at the same time. */
  hands?: number;
}

const patience = { leaseMs: 60_000, retryMs: 15_000, mostAttempts: 8, hands: 4 };
type Courier = typeof patience & DeliverPushOptions;

/**
 * Hands in every push message that is due. It is claimed before and marked after, so that two gateways never have the
 * same one in hand; one that dies between the service's yes and its own note hands it in again under the same topic,
 * which takes the place of the first where the browser has not fetched that yet.
 */
export async function deliverPushes(options: DeliverPushOptions): Promise<void> {
  const courier = { ...patience, ...options };
  const hand = async (): Promise<void> => {
    while (!courier.signal.aborted) {
      const message = await claim(courier.leaseMs);
      if (!message) return;
      await deliver(message, courier);
    }
  };
  await Promise.all(Array.from({ length: courier.hands }, hand));
}

async function claim(leaseMs: number): Promise<PushMessage | null> {
  return PushMessageModel.collection.findOneAndUpdate(
    { status: PushStatus.PENDING, $expr: { $lte: ['$dueAt', '$$NOW'] } },
    [{ $set: { attempts: { $add: ['$attempts', 1] }, dueAt: { $add: ['$$NOW', leaseMs] } } }],
    { sort: { dueAt: 1 }, returnDocument: 'after', writeConcern: { w: 'majority' } },
  ) as Promise<PushMessage | null>;
}

async function deliver(message: PushMessage, courier: Courier): Promise<void> {
  try {
    // It ended a gateway at its last attempt, perhaps because of what it is.
    if (message.attempts > courier.mostAttempts) throw new PushRefused('It was tried too often.');
    const prepared = await preparePush(message, courier.presence);
    if ('drop' in prepared) return await end(message, PushStatus.DROPPED, KEEP_MS, prepared.drop);
    if ('until' in prepared) return await rest(message, prepared.until);
    await send(prepared, message, courier);
  } catch (error) {
    await failed(message, error, courier);
  }
}

async function send(
  { target, payload }: Extract<PreparedPush, { payload: string }>,
  message: PushMessage,
  { sender }: Courier,
): Promise<void> {
  const topic = message.notification.toHexString();
  await sender.send(target, payload, { topic, ttlSeconds: DAY_MS / 1_000 });
  await end(message, PushStatus.SENT, KEEP_MS);
}

async function failed(message: PushMessage, error: unknown, courier: Courier): Promise<void> {
  const { logger, mostAttempts, retryMs } = courier;
  const details = { push: message._id.toHexString(), attempts: message.attempts, err: error };
  if (error instanceof PushGone) {
    logger.info(details, 'A browser takes no push messages any more.');
    await PushSubscriptionModel.collection.deleteOne({ _id: message.subscription });
    return end(message, PushStatus.DROPPED, KEEP_MS, error.message);
  }
  const final = error instanceof PushRefused || message.attempts >= mostAttempts;
  logger.warn(
    details,
    final ? 'A push message is given up.' : 'A push message could not be sent; it will be tried again.',
  );
  if (final) return end(message, PushStatus.DEAD, KEEP_DEAD_MS, String(error));
  const asked = error instanceof PushLater ? error.retryAfterMs : 0;
  const pause = Math.min(Math.max(asked, retryMs * 2 ** (message.attempts - 1)), LONGEST_PAUSE_MS);
  await write(message, [
    { $set: { dueAt: { $add: ['$$NOW', pause] }, reason: { $literal: String(error).slice(0, 500) } } },
  ]);
}

/** Quiet hours are no failure. */
async function rest(message: PushMessage, until: Date): Promise<void> {
  await write(message, [{ $set: { dueAt: until, attempts: message.attempts - 1 } }]);
}

async function end(message: PushMessage, status: PushStatus, keepMs: number, reason?: string): Promise<void> {
  const sent = status === PushStatus.SENT ? { sentAt: '$$NOW' } : {};
  const why = reason === undefined ? {} : { reason: { $literal: reason.slice(0, 500) } };
  await write(message, [{ $set: { status, ...sent, ...why, expireAt: { $add: ['$$NOW', keepMs] } } }]);
}

/** Only while the attempt is still ours, and about what it was: a claim has counted on, a later telling has another number. */
async function write({ _id, attempts, seq }: PushMessage, update: object[]): Promise<void> {
  await PushMessageModel.collection.updateOne({ _id, attempts, seq, status: PushStatus.PENDING }, update, {
    writeConcern: { w: 'majority' },
  });
}
