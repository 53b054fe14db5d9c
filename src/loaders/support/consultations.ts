import type { Types } from 'mongoose';
import type { ConsultationSide } from '../../models/support/index.js';
import {
  ConsultantModel,
  ConsultationModel,
  ConsultationSessionModel,
  ConsultationStatus,
  type Consultant,
  type Consultation,
  type ConsultationCategory,
  type ConsultationSession,
} from '../../models/support/index.js';
import type { Range } from '../../schema/page-args.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import type { ListOrder } from '../keyset.js';
import { scan } from '../scan.js';

/** The latest date first. */
export const BY_DATE: ListOrder = { field: 'scheduledAt', direction: -1 };
/** The next first. */
export const BY_START: ListOrder = { field: 'scheduledAt', direction: 1 };
/** In the order of booking. */
export const BY_BOOKING: ListOrder = { field: 'createdAt', direction: 1 };
/** Those with the most good ratings first. */
export const BY_RATINGS: ListOrder = { field: 'rank', direction: -1 };

type Match = Record<string, unknown>;

/** The conditions of consultants who take bookings. */
export const consultantsOf = (category: ConsultationCategory | null): Match => ({
  isActive: true,
  ...(category ? { categories: category } : {}),
});

/** The conditions of consultations on one side. */
export const consultationsOf = (
  user: Types.ObjectId,
  side: ConsultationSide,
  status: ConsultationStatus | null,
): Match => ({ [side]: user, ...(status ? { status } : {}) });

/** The conditions of a consultant's group sessions that are still ahead. */
export const sessionsAhead = (consultant: Types.ObjectId, now: Date): Match => ({
  ...{ consultant, cancelledAt: null, scheduledAt: { $gt: now } },
});

/** The conditions of the booked seats of a group session. */
export const bookedSeats = (session: Types.ObjectId): Match => ({
  ...{ session, status: { $ne: ConsultationStatus.CANCELLED } },
});

/** One page of consultants. */
export async function scanConsultants(loaders: Loaders, range: Range, match: Match): Promise<Consultant[]> {
  const rows = await scan<Consultant>(loaders, range, { model: ConsultantModel, match, order: BY_RATINGS });
  return rows.map((row) => typed('Consultant', row));
}

/** One page of consultations. */
export async function scanConsultations(
  loaders: Loaders,
  range: Range,
  match: Match,
  order = BY_DATE,
): Promise<Consultation[]> {
  const rows = await scan<Consultation>(loaders, range, { model: ConsultationModel, match, order });
  return rows.map((row) => typed('Consultation', row));
}

/** One page of group sessions, the next first. */
export async function scanSessions(
  loaders: Loaders,
  range: Range,
  match: Match,
): Promise<ConsultationSession[]> {
  const list = { model: ConsultationSessionModel, match, order: BY_START };
  const rows = await scan<ConsultationSession>(loaders, range, list);
  return rows.map((row) => typed('ConsultationSession', row));
}
