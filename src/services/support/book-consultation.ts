import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import {
  ConsultantModel,
  ConsultationModel,
  ConsultationPaymentStatus,
  ConsultationStatus,
  ConsultationType,
  type Consultant,
  type ConsultationCategory,
  type ConsultationLocation,
} from '../../models/support/index.js';
import { visibleConsultant } from '../../rules/support/index.js';
import { refuse } from '../../schema/errors.js';
import { nextNumber } from '../system/index.js';
import { checkGrid, nextReminder, orTaken, takeTime } from './booking.js';

const MINUTE_MS = 60_000;
/** A booking that is not paid by then is given up. */
const PAY_WITHIN_MS = 30 * MINUTE_MS;

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
  const { title, description, category, scheduledAt, durationMinutes, location } = input;
  if (consultant.categories.length > 0 && !consultant.categories.includes(category))
    throw refuse.badInput('The consultant does not offer this subject area.', 'category');
  const consultation = new Types.ObjectId();
  const blocksUntil = await takeTime(tx, consultant, consultation, scheduledAt, durationMinutes);
  await ConsultationModel.collection.insertOne(
    {
      _id: consultation,
      ...{ number, client, consultant: consultant._id, title, category, scheduledAt, durationMinutes },
      ...(description ? { description } : {}),
      type: input.type ?? ConsultationType.ONE_ON_ONE,
      status: ConsultationStatus.SCHEDULED,
      endsAt: new Date(scheduledAt.getTime() + durationMinutes * MINUTE_MS),
      blocksUntil,
      timezone: consultant.timezone,
      location: placeOf(location),
      pricing: priceOf(consultant, durationMinutes, tx.at, scheduledAt),
      agenda: input.agenda ?? [],
      notes: input.notes ? { client: input.notes } : {},
      feedback: {},
      cancellationMinutes: consultant.cancellationMinutes,
      lateRefundPercent: consultant.lateRefundPercent,
      remindAt: nextReminder(scheduledAt, tx.at),
      revision: 0,
      ...{ createdAt: tx.at, updatedAt: tx.at },
    },
    { session: tx.session },
  );
  tx.emit('consultation.booked', { consultation, client, consultant: consultant._id }, client);
  return consultation;
}

/** A place without what was left out. */
export const placeOf = (location: ConsultationLocation): ConsultationLocation =>
  Object.fromEntries(
    Object.entries(location).filter(([, value]) => value != null),
  ) as unknown as ConsultationLocation;

/** The price by the minute, rounded to the minor unit. */
function priceOf({ hourlyRate }: Consultant, minutes: number, now: Date, start: Date): object {
  const amount = hourlyRate ? Math.round((hourlyRate.amount * minutes) / 60) : 0;
  const due = new Date(Math.min(now.getTime() + PAY_WITHIN_MS, start.getTime()));
  return {
    amount,
    currency: hourlyRate?.currency ?? 'USD',
    paymentStatus: amount > 0 ? ConsultationPaymentStatus.PENDING : ConsultationPaymentStatus.PAID,
    refundedAmount: 0,
    dueAt: amount > 0 ? due : null,
  };
}
