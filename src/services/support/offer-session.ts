import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import { isCurrency } from '../../lib/currency.js';
import type { Context } from '../../loaders/context.js';
import type { Money } from '../../models/money.js';
import {
  ConsultantModel,
  ConsultationSessionModel,
  ConsultationType,
  type Consultant,
  type ConsultationCategory,
  type ConsultationLocation,
} from '../../models/support/index.js';
import { refuse } from '../../schema/errors.js';
import { checkCategory, placeOf } from './book-consultation.js';
import { checkGrid, minutesAfter, orTaken, takeTime } from './booking.js';

/** A group session that a consultant offers. */
export interface OfferSessionInput {
  title: string;
  category: ConsultationCategory;
  scheduledAt: Date;
  durationMinutes: number;
  seats: number;
  location: ConsultationLocation;
  description?: string | null;
  type?: ConsultationType | null;
  /** The price of a seat. Null: free of charge. */
  price?: Money | null;
  agenda?: string[] | null;
  clientId?: string | null;
}

/**
 * Offers a group session, as a consultant. It takes the consultant's time at once, whether seats are booked or not.
 * @throws FORBIDDEN for users who are no consultants, BAD_USER_INPUT, CONFLICT with the reason SLOT_TAKEN
 */
export async function offerConsultationSession(
  ctx: Context,
  input: OfferSessionInput,
): Promise<{ session: Types.ObjectId }> {
  const viewer = requireViewer(ctx);
  return orEarlier(viewer.id, 'offerConsultationSession', input.clientId, input, async () => {
    checkGrid(input.scheduledAt, input.durationMinutes);
    if (input.type === ConsultationType.ONE_ON_ONE)
      throw refuse.badInput('A session with seats is no ONE_ON_ONE; GROUP and WORKSHOP are allowed.', 'type');
    if (input.price && !isCurrency(input.price.currency))
      throw refuse.badInput(
        'This is no currency; an ISO 4217 code such as EUR is expected.',
        'price.currency',
      );
    return orTaken(
      transact(ctx, (tx) =>
        tx.once(viewer.id, 'offerConsultationSession', input.clientId, input, async () => {
          const consultant = await ConsultantModel.findOne({ _id: viewer.id, isActive: true })
            .session(tx.session)
            .lean<Consultant>();
          if (!consultant)
            throw refuse.forbidden(
              'Only consultants who take bookings offer sessions; set your availability.',
            );
          return { session: await insert(tx, consultant, input) };
        }),
      ),
    );
  });
}

async function insert(tx: Tx, consultant: Consultant, input: OfferSessionInput): Promise<Types.ObjectId> {
  const { title, description, category, type, scheduledAt, durationMinutes, seats, price } = input;
  checkCategory(consultant, category);
  const session = new Types.ObjectId();
  await takeTime(tx, consultant, session, scheduledAt, durationMinutes);
  await ConsultationSessionModel.collection.insertOne(
    {
      ...{ _id: session, consultant: consultant._id, title, category, scheduledAt, durationMinutes, seats },
      ...(description ? { description } : {}),
      ...(price && price.amount > 0 ? { price: { amount: price.amount, currency: price.currency } } : {}),
      type: type ?? ConsultationType.GROUP,
      endsAt: minutesAfter(scheduledAt, durationMinutes),
      timezone: consultant.timezone,
      location: placeOf(input.location),
      agenda: input.agenda ?? [],
      taken: 0,
      ...{ cancelledAt: null, remindedFor: null, createdAt: tx.at, updatedAt: tx.at },
    },
    { session: tx.session },
  );
  return session;
}
