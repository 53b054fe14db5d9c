import type { Types } from 'mongoose';
import type { ConsultationSide } from '../../models/support/index.js';
import {
  ConsultantModel,
  ConsultationModel,
  type Consultant,
  type Consultation,
  type ConsultationCategory,
  type ConsultationStatus,
} from '../../models/support/index.js';
import type { Range } from '../../schema/page-args.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import type { ListOrder } from '../keyset.js';
import { scan } from '../scan.js';

/** The latest date first. */
export const BY_DATE: ListOrder = { field: 'scheduledAt', direction: -1 };
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
): Promise<Consultation[]> {
  const rows = await scan<Consultation>(loaders, range, { model: ConsultationModel, match, order: BY_DATE });
  return rows.map((row) => typed('Consultation', row));
}
