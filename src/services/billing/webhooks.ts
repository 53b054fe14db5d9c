import type { Types } from 'mongoose';
import { payments, type ProcessorEvent } from '../../integrations/payments/index.js';
import { sharedNow } from '../../lib/clock.js';
import { WebhookEventModel, WebhookStatus, type WebhookEvent } from '../../models/billing/index.js';
import { refuse } from '../../schema/errors.js';
import { syncCheckout } from './sync/checkout.js';
import { syncInvoice, syncPayment } from './sync/invoice.js';
import type { Synced } from './sync/locked.js';
import { syncSubscription } from './sync/subscription.js';
import { syncCredits } from './sync/unsold.js';

const { RECEIVED, PROCESSING, DONE, FAILED, DEAD, IGNORED } = WebhookStatus;

/** How long an event whose gateway died waits for another one. */
const LEASE_MS = 60_000;
/** Attempts after which an event is given up, and shown to admins. */
const MOST_ATTEMPTS = 10;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60 * 60_000;
/** How long an event that is done is kept. Effects hang on objects, so one that comes again later changes nothing. */
const KEPT_MS = 90 * 24 * 3_600_000;

/** Which function writes down what an event is about. Everything else is recorded and ignored. */
function handlerOf({
  type,
  objectId,
  refs,
}: Pick<WebhookEvent, 'type' | 'objectId' | 'refs'>): (() => Promise<Synced>) | null {
  const on = (prefix: string, id: string | null | undefined, sync: (id: string) => Promise<Synced>) =>
    type.startsWith(prefix) && id ? () => sync(id) : null;
  return (
    on('checkout.session.', objectId, (session) => syncCheckout({ session })) ??
    on('customer.updated', objectId, syncCredits) ??
    on('customer.subscription.', objectId, syncSubscription) ??
    on('subscription_schedule.', refs['subscription'], syncSubscription) ??
    // What is only announced has no object yet.
    (type === 'invoice.upcoming' ? null : on('invoice.', objectId, syncInvoice)) ??
    on('invoice_payment.', refs['invoice'], syncInvoice) ??
    on('payment_intent.', objectId, syncPayment) ??
    on('charge.', refs['payment'], syncPayment) ??
    on('refund.', refs['payment'], syncPayment)
  );
}

/** What became of a delivery. */
export type Delivery = 'done' | 'ignored' | 'running' | 'failed';

/**
 * Takes an event in: stores it, and processes it under a lease. A second delivery of one that is done, or that another
 * gateway works on, changes nothing. `failed` asks the processor to deliver again; we try again by ourselves as well.
 */
export async function receiveWebhook(
  event: ProcessorEvent,
  onError: (error: unknown) => void = () => undefined,
): Promise<Delivery> {
  const at = sharedNow();
  const { id: providerId, type, objectId, refs, happenedAt } = event;
  const ignored = reasonToIgnore(event);
  await WebhookEventModel.updateOne(
    { providerId },
    {
      $setOnInsert: {
        ...{
          type,
          objectId,
          refs,
          happenedAt,
          attempts: 0,
          fence: 0,
          dueAt: at,
          receivedAt: at,
          processedAt: null,
        },
        ...{ status: ignored ? IGNORED : RECEIVED, error: ignored },
        ...(ignored ? { expireAt: new Date(at.getTime() + KEPT_MS) } : {}),
      },
    },
    { upsert: true },
  );
  const stored = await WebhookEventModel.findOne({ providerId }).lean<WebhookEvent>();
  if (stored?.status === DONE) return 'done';
  if (stored?.status === IGNORED) return 'ignored';
  // A delivery is an attempt whatever the pause says: the processor has its own.
  return process(stored!._id, { force: true, onError });
}

/** An event of the other mode, of another account, or of a type that nothing follows from. */
function reasonToIgnore(event: ProcessorEvent): string | null {
  if (event.livemode !== payments().livemode)
    return `The event is of ${event.livemode ? 'live' : 'test'} mode.`;
  if (event.account) return `The event is of the account ${event.account}.`.slice(0, 200);
  return handlerOf(event) ? null : 'Nothing follows from events of this type.';
}

/** Processes a stored event under a lease. */
async function process(
  _id: Types.ObjectId,
  { force = false, onError }: { force?: boolean; onError: (error: unknown) => void },
): Promise<Delivery> {
  const event = await claim(_id, force);
  if (!event) return 'running';
  const mine = { _id, fence: event.fence, status: PROCESSING };
  try {
    const handler = handlerOf(event);
    const synced = handler ? await handler() : 'unknown';
    const at = sharedNow();
    const state =
      synced === 'applied'
        ? { status: DONE, error: null }
        : {
            status: IGNORED,
            error: 'The event is about a customer or a purchase that is not of this gateway.',
          };
    // Marked last: whatever fails before is tried again.
    await WebhookEventModel.collection.updateOne(mine, {
      $set: { ...state, processedAt: at, expireAt: new Date(at.getTime() + KEPT_MS) },
    });
    return state.status === DONE ? 'done' : 'ignored';
  } catch (error) {
    onError(error);
    const dead = event.attempts >= MOST_ATTEMPTS;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (event.attempts - 1));
    await WebhookEventModel.collection.updateOne(mine, {
      $set: {
        status: dead ? DEAD : FAILED,
        dueAt: new Date(sharedNow().getTime() + pause),
        error: (error instanceof Error ? error.message : String(error)).slice(0, 1_000),
      },
    });
    return 'failed';
  }
}

/** Takes the lease of an event that waits, or whose gateway died with it. */
function claim(_id: Types.ObjectId, force: boolean): Promise<WebhookEvent | null> {
  const now = sharedNow();
  const waiting = force
    ? { status: { $in: [RECEIVED, FAILED, DEAD] } }
    : { status: { $in: [RECEIVED, FAILED] }, dueAt: { $lte: now } };
  return WebhookEventModel.collection.findOneAndUpdate(
    { _id, $or: [waiting, { status: PROCESSING, dueAt: { $lte: now } }] } as never,
    {
      $set: { status: PROCESSING, dueAt: new Date(now.getTime() + LEASE_MS) },
      $inc: { attempts: 1, fence: 1 },
    },
    { returnDocument: 'after' },
  ) as Promise<WebhookEvent | null>;
}

/** Processes what waits for another attempt, and what a dead gateway left. Returns the number of events that are done. */
export async function sweepWebhooks({
  signal,
  onError = () => undefined,
}: {
  signal: AbortSignal;
  onError?: (error: unknown) => void;
}): Promise<number> {
  const due = await WebhookEventModel.find(
    { status: { $in: [RECEIVED, FAILED, PROCESSING] }, dueAt: { $lte: sharedNow() } },
    { _id: 1 },
  )
    .sort({ dueAt: 1 })
    .limit(200)
    .lean<WebhookEvent[]>();
  let done = 0;
  for (const { _id } of due) {
    if (signal.aborted) break;
    if ((await process(_id, { onError })) === 'done') done += 1;
  }
  return done;
}

/** Processes an event again, whatever became of it. @throws NOT_FOUND, CONFLICT while it is being processed */
export async function replayWebhook(_id: Types.ObjectId): Promise<void> {
  const { matchedCount } = await WebhookEventModel.collection.updateOne(
    { _id, status: { $in: [RECEIVED, DONE, FAILED, DEAD, IGNORED] } },
    { $set: { status: RECEIVED, dueAt: sharedNow(), error: null }, $unset: { expireAt: '' } },
  );
  if (matchedCount === 0) {
    if (await WebhookEventModel.exists({ _id }))
      throw refuse.conflict('The event is being processed; wait until it is done.');
    throw refuse.notFound('The webhook event', 'webhookEventId');
  }
  await process(_id, { force: true, onError: () => undefined });
}
