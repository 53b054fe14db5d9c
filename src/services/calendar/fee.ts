import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { finish } from '../../events/finish.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { PaymentPurpose, RefundReason } from '../../models/billing/index.js';
import {
  EventModel,
  EventRegistrationModel,
  EventRegistrationStatus,
  EventState,
  type Event,
  type EventRegistration,
} from '../../models/calendar/index.js';
import { refuse } from '../../schema/errors.js';
import { refundPayment, requestPayment, type PaymentHooks, type SettledPayment } from '../billing/index.js';
import { enqueue, type WorkerDefinition } from '../system/index.js';
import { cancelIn } from './change-registration.js';
import { visibleEvent } from './manage.js';
import { emitChange, lockSeats, takePlace } from './seats.js';

const { PENDING, CONFIRMED, CANCELLED } = EventRegistrationStatus;

/** How long a place is held beyond the end of the checkout. */
const GRACE_MS = 5 * 60 * 1_000;

/** What `payEventFee` takes. */
export interface PayEventFeeInput {
  registrationId: Types.ObjectId;
  successUrl: string;
  cancelUrl: string;
  clientId?: string | null;
}

/**
 * Opens the checkout for the fee of a registration, and holds its place until the checkout ends.
 * @throws NOT_FOUND for a registration of another user; CONFLICT where nothing is to be paid; UNAVAILABLE
 */
export async function payEventFee(ctx: Context, input: PayEventFeeInput): Promise<string | null> {
  const { id: payer } = requireViewer(ctx);
  const { registrationId, successUrl, cancelUrl, clientId } = input;
  const registration = await ctx.loaders.eventRegistration.load(registrationId);
  if (!registration?.user.equals(payer)) throw refuse.notFound('The registration', 'registrationId');
  const event = await visibleEvent(ctx, registration.event, 'registrationId');
  if (registration.status !== PENDING || !event.fee)
    throw refuse.conflict('Nothing is to be paid for this registration.', 'registrationId');
  const { checkout, url } = await requestPayment(ctx, {
    ...{
      purpose: PaymentPurpose.EVENT_FEE,
      subject: { type: 'EventRegistration', id: registrationId },
      payer,
    },
    ...{ amount: event.fee.amount, currency: event.fee.currency, description: event.title.slice(0, 200) },
    ...{ successUrl, cancelUrl, clientId: clientId ?? null },
  });
  const heldUntil = new Date(checkout.expiresAt.getTime() + GRACE_MS);
  await transact(ctx, async (tx) => {
    await EventRegistrationModel.collection.updateOne(
      { _id: registrationId, status: PENDING },
      { $max: { heldUntil } },
      { session: tx.session },
    );
  });
  return url;
}

/** What follows from payments of fees. */
export const eventFees: PaymentHooks = {
  async onPaid(tx, { subject, user }) {
    const found = await load(tx, subject.id);
    if (!found) return;
    const { registration, event } = found;
    const seats = await lockSeats(tx, event);
    const set = { updatedAt: tx.at };
    const unset = ['heldUntil'];
    const open = event.status === EventState.PUBLISHED && event.lastEndsAt > tx.at;
    if (
      open &&
      (await finish(tx, EventRegistrationModel, subject.id, { from: PENDING, to: CONFIRMED, set, unset }))
    )
      return emitChange(tx, event, registration, PENDING, CONFIRMED, false, user);
    // The place was given away meanwhile: another one, where there is one, else the money goes back.
    if (open && registration.status === CANCELLED && (await takePlace(seats))) {
      await finish(tx, EventRegistrationModel, subject.id, { from: CANCELLED, to: CONFIRMED, set, unset });
      return emitChange(tx, event, registration, CANCELLED, CONFIRMED, false, user);
    }
    await refundFee(tx, registration, 'no-place');
  },

  async onRefunded(tx, payment: SettledPayment, { total }) {
    if (total < payment.amount) return;
    const found = await load(tx, payment.subject.id);
    if (found) await cancelIn(tx, found.event, payment.subject.id, null);
  },

  async onFailed(tx, { subject }) {
    const found = await load(tx, subject.id);
    if (found) await cancelIn(tx, found.event, subject.id, null, { status: PENDING });
  },
};

async function load(
  tx: Tx,
  id: Types.ObjectId,
): Promise<{ registration: EventRegistration; event: Event } | null> {
  const registration = await EventRegistrationModel.findById(id)
    .session(tx.session)
    .lean<EventRegistration>();
  const event =
    registration && (await EventModel.findById(registration.event).session(tx.session).lean<Event>());
  return registration && event ? { registration, event } : null;
}

/** Gives a fee back, once for each reason. Nothing happens where none was paid. */
export async function refundFee(
  tx: Tx,
  { _id: subject, user: payer }: Pick<EventRegistration, '_id' | 'user'>,
  why: 'no-place' | 'registration-cancelled' | 'event-cancelled',
): Promise<void> {
  const reason = why === 'registration-cancelled' ? RefundReason.CUSTOMER_REQUEST : RefundReason.OTHER;
  await refundPayment(tx, { purpose: PaymentPurpose.EVENT_FEE, subject, payer, reason, key: `event-${why}` });
}

const REFUND_WORK = 'refund-event-fees';
const BATCH = 50;

/** Queues the refunds of a cancelled event, in the transaction that cancels it. */
export const queueRefunds = (tx: Tx, event: Types.ObjectId): Promise<void> => enqueue(tx, REFUND_WORK, event);

/** Gives the fees of a cancelled event back, some in each transaction. */
export const refundWorker: WorkerDefinition = {
  kind: REFUND_WORK,
  async run({ item, signal, renew }) {
    for (let after: Types.ObjectId | null = null; !signal.aborted;) {
      const rows: Pick<EventRegistration, '_id' | 'user'>[] = await EventRegistrationModel.find(
        { event: item.subject, ...(after ? { _id: { $gt: after } } : {}) },
        { user: 1 },
      )
        .sort({ _id: 1 })
        .limit(BATCH)
        .lean<Pick<EventRegistration, '_id' | 'user'>[]>();
      for (const row of rows) await transact(null, (tx) => refundFee(tx, row, 'event-cancelled'));
      if (rows.length < BATCH) return 'done';
      after = rows.at(-1)!._id;
      if (!(await renew())) break;
    }
    return { retryInMs: 1_000 };
  },
};
