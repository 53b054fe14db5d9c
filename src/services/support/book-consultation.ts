import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import type { Money } from '../../models/money.js';
import {
  ConsultantModel,
  ConsultationModel,
  ConsultationPaymentStatus,
  ConsultationStatus,
  ConsultationType,
  type Consultant,
  type Consultation,
  type ConsultationCategory,
  type ConsultationLocation,
  type ConsultationPricing,
} from '../../models/support/index.js';
import { visibleConsultant } from '../../rules/support/index.js';
import { refuse } from '../../schema/errors.js';
import { nextNumber } from '../system/index.js';
import { checkGrid, minutesAfter, nextReminder, orTaken, takeTime } from './booking.js';
import { requireNoSeat } from './own-time.js';

/** A booking that is not paid by then is given up. */
const PAY_WITHIN_MS = 30 * 60_000;

/** A booking. */
export interface BookConsultationInput {
  consultantId: Types.ObjectId;
  title: string;
  category: ConsultationCategory;
  scheduledAt: Date;
  durationMinutes: number;
  location: ConsultationLocation;
  description?: string | null;
  type?: ConsultationType | null;
  agenda?: string[] | null;
  notes?: string | null;
  clientId?: string | null;
}

/**
 * Books a consultant. The price is the consultant’s rate for the duration; what the client thinks of it does not count.
 * @throws NOT_FOUND, BAD_USER_INPUT, CONFLICT with the reason SLOT_TAKEN
 */
export async function bookConsultation(
  ctx: Context,
  input: BookConsultationInput,
): Promise<{ consultation: Types.ObjectId }> {
  const viewer = requireViewer(ctx);
  return orEarlier(viewer.id, 'bookConsultation', input.clientId, input, async () => {
    checkGrid(input.scheduledAt, input.durationMinutes);
    if (viewer.id.equals(input.consultantId))
      throw refuse.badInput('Nobody books themselves; choose another consultant.', 'consultantId');
    const offered = await ctx.loaders.consultant.load(input.consultantId);
    if (!offered || !(await visibleConsultant(ctx, offered)))
      throw refuse.notFound('The consultant', 'consultantId');
    const number = await nextNumber('CONS', sharedNow());
    return orTaken(
      transact(ctx, (tx) =>
        tx.once(viewer.id, 'bookConsultation', input.clientId, input, async () => {
          const consultant = await ConsultantModel.findOne({ _id: input.consultantId, isActive: true })
            .session(tx.session)
            .lean<Consultant>();
          if (!consultant) throw refuse.notFound('The consultant', 'consultantId');
          return { consultation: await insert(tx, viewer.id, consultant, number, input) };
        }),
      ),
    );
  });
}

async function insert(
  tx: Tx,
  client: Types.ObjectId,
  consultant: Consultant,
  number: string,
  input: BookConsultationInput,
): Promise<Types.ObjectId> {
  const { title, description, category, scheduledAt, durationMinutes, location, agenda, notes } = input;
  checkCategory(consultant, category);
  const consultation = new Types.ObjectId();
  const range = { start: scheduledAt, end: minutesAfter(scheduledAt, durationMinutes) };
  await requireNoSeat(tx, client, range);
  await takeTime(tx, consultant, consultation, scheduledAt, durationMinutes);
  const { _id, timezone, hourlyRate, cancellationMinutes, lateRefundPercent } = consultant;
  await insertBooking(tx, consultation, {
    ...{ number, client, consultant: _id, title, category, scheduledAt, durationMinutes, timezone },
    ...{ description, notes, location, agenda: agenda ?? [], cancellationMinutes, lateRefundPercent },
    type: input.type ?? ConsultationType.ONE_ON_ONE,
    status: ConsultationStatus.SCHEDULED,
    price: hourlyRate && {
      // By the minute, rounded to the minor unit.
      amount: Math.round((hourlyRate.amount * durationMinutes) / 60),
      currency: hourlyRate.currency,
    },
  });
  return consultation;
}

/** @throws BAD_USER_INPUT for a subject area that the consultant does not offer */
export function checkCategory({ categories }: Consultant, category: ConsultationCategory): void {
  if (categories.length > 0 && !categories.includes(category))
    throw refuse.badInput('The consultant does not offer this subject area.', 'category');
}

/** What is known of a booking; the rest follows from it. */
export interface Booking extends Pick<
  Consultation,
  | 'number'
  | 'client'
  | 'consultant'
  | 'title'
  | 'category'
  | 'type'
  | 'status'
  | 'scheduledAt'
  | 'durationMinutes'
  | 'timezone'
  | 'location'
  | 'agenda'
  | 'cancellationMinutes'
  | 'lateRefundPercent'
  | 'session'
> {
  description?: string | null;
  notes?: string | null;
  /** Absent: free of charge. */
  price: Money | undefined;
}

/** Writes a booking whose time or seat is taken. */
export async function insertBooking(tx: Tx, consultation: Types.ObjectId, booking: Booking): Promise<void> {
  const { description, notes, price, location, ...facts } = booking;
  const { client, consultant, scheduledAt, durationMinutes } = facts;
  await ConsultationModel.collection.insertOne(
    {
      ...{ _id: consultation, ...facts, location: placeOf(location) },
      ...(description ? { description } : {}),
      endsAt: minutesAfter(scheduledAt, durationMinutes),
      pricing: pricingOf(price, tx.at, scheduledAt),
      notes: notes ? { client: notes } : {},
      feedback: {},
      remindAt: nextReminder(scheduledAt, tx.at),
      revision: 0,
      ...{ createdAt: tx.at, updatedAt: tx.at },
    },
    { session: tx.session },
  );
  tx.emit('consultation.booked', { consultation, client, consultant }, client);
}

/** A place without what was left out. */
export const placeOf = (location: ConsultationLocation): ConsultationLocation =>
  Object.fromEntries(
    Object.entries(location).filter(([, value]) => value != null),
  ) as unknown as ConsultationLocation;

function pricingOf(price: Money | undefined, now: Date, start: Date): ConsultationPricing {
  const amount = price?.amount ?? 0;
  const due = new Date(Math.min(now.getTime() + PAY_WITHIN_MS, start.getTime()));
  return {
    amount,
    currency: price?.currency ?? 'USD',
    paymentStatus: amount > 0 ? ConsultationPaymentStatus.PENDING : ConsultationPaymentStatus.PAID,
    refundedAmount: 0,
    dueAt: amount > 0 ? due : null,
  };
}
