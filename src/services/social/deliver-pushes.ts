import type { EventLogger } from '../../events/metrics.js';
import type { Presence } from '../../events/presence.js';
import { PushGone, PushLater, PushRefused, type PushSender } from '../../integrations/push/index.js';
import {
  PushMessageModel,
  PushStatus,
  PushSubscriptionModel,
  type PushMessage,
} from '../../models/social/index.js';
import { handIn, mark, pauseAfter, reasonOf, type Patience } from '../system/index.js';
import { preparePush, type PreparedPush } from './prepare-push.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** How long sent and failed messages are stored. A notification that changes within this time reuses its message. */
const KEEP_MS = 7 * DAY_MS;
const KEEP_DEAD_MS = 30 * DAY_MS;

/** The options of the delivery. Tests change the patience. */
export interface DeliverPushOptions extends Partial<Patience> {
  sender: PushSender;
  presence: Presence;
  logger: EventLogger;
  signal: AbortSignal;
}

const patience: Patience = { leaseMs: 60_000, retryMs: 15_000, mostAttempts: 8, hands: 4 };
type Courier = Patience & DeliverPushOptions;

/**
 * Sends every due push message. A duplicate has the same topic, so it replaces the first one if the browser has not
 * fetched that yet.
 */
export async function deliverPushes(options: DeliverPushOptions): Promise<void> {
  const courier = { ...patience, ...options };
  await handIn<PushMessage>(PushMessageModel, courier, (message) => deliver(message, courier));
}

async function deliver(message: PushMessage, courier: Courier): Promise<void> {
  try {
    // The last attempt ended a gateway, possibly because of this message.
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
    logger.info(details, 'A push subscription has ended.');
    await PushSubscriptionModel.collection.deleteOne({ _id: message.subscription });
    return end(message, PushStatus.DROPPED, KEEP_MS, error.message);
  }
  const final = error instanceof PushRefused || message.attempts >= mostAttempts;
  logger.warn(
    details,
    final ? 'A push message is given up.' : 'A push message could not be sent; it will be tried again.',
  );
  if (final) return end(message, PushStatus.DEAD, KEEP_DEAD_MS, String(error));
  const pause = pauseAfter(message.attempts, retryMs, error instanceof PushLater ? error.retryAfterMs : 0);
  await write(message, [{ $set: { dueAt: { $add: ['$$NOW', pause] }, reason: reasonOf(error) } }]);
}

/** Quiet hours do not count as a failure. */
async function rest(message: PushMessage, until: Date): Promise<void> {
  await write(message, [{ $set: { dueAt: until, attempts: message.attempts - 1 } }]);
}

async function end(message: PushMessage, status: PushStatus, keepMs: number, reason?: string): Promise<void> {
  const sent = status === PushStatus.SENT ? { sentAt: '$$NOW' } : {};
  const why = reason === undefined ? {} : { reason: reasonOf(reason) };
  await write(message, [{ $set: { status, ...sent, ...why, expireAt: { $add: ['$$NOW', keepMs] } } }]);
}

/** On the condition of the message's number: a later change has another one. */
const write = (message: PushMessage, update: object[]): Promise<void> =>
  mark(PushMessageModel, message, update, { seq: message.seq });
