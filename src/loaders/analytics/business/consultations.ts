import type { Types } from 'mongoose';
import {
  ConsultationModel,
  ConsultationPaymentStatus,
  ConsultationStatus,
} from '../../../models/support/index.js';
import { periodQuestion, quarterOf, within, type AskedPeriod } from '../period-rows.js';

const { DRAFT, COMPLETED, CANCELLED } = ConsultationStatus;
const { PAID, REFUNDED } = ConsultationPaymentStatus;

const ofConsultant = ({ of }: AskedPeriod) => (of ? { consultant: of } : {});

/** Consultations that were booked in a period, by quarter of an hour. */
export const bookedConsultations = periodQuestion<{ _id: Date; count: number }>({
  name: 'consultations.booked',
  model: ConsultationModel,
  pipeline: (asked) => [
    { $match: { createdAt: within(asked.period), status: { $ne: DRAFT }, ...ofConsultant(asked) } },
    { $group: { _id: quarterOf('createdAt'), count: { $sum: 1 } } },
  ],
});

/** What was paid and not given back. */
const KEPT = {
  $cond: [
    { $in: ['$pricing.paymentStatus', [PAID, REFUNDED]] },
    { $subtract: ['$pricing.amount', '$pricing.refundedAmount'] },
    0,
  ],
};

/** Consultations that ended in a period, with what was kept of their price. */
export interface EndedConsultations {
  _id: { at: Date; consultant: Types.ObjectId; currency: string };
  count: number;
  revenue: number;
  ratings: number;
  ratingSum: number;
}

const ended = (at: 'endsAt' | 'cancelledAt') => ({
  $group: {
    _id: { at: quarterOf(at), consultant: '$consultant', currency: '$pricing.currency' },
    count: { $sum: 1 },
    revenue: { $sum: KEPT },
    ratings: { $sum: { $cond: [{ $gt: ['$feedback.clientRating', 0] }, 1, 0] } },
    ratingSum: { $sum: '$feedback.clientRating' },
  },
});

/** Consultations that took place and ended in a period. */
export const completedConsultations = periodQuestion<EndedConsultations>({
  name: 'consultations.completed',
  model: ConsultationModel,
  pipeline: (asked) => [
    { $match: { status: COMPLETED, endsAt: within(asked.period), ...ofConsultant(asked) } },
    ended('endsAt'),
  ],
});

/** Consultations that were cancelled in a period. */
export const cancelledConsultations = periodQuestion<EndedConsultations>({
  name: 'consultations.cancelled',
  model: ConsultationModel,
  pipeline: (asked) => [
    { $match: { cancelledAt: within(asked.period), status: CANCELLED, ...ofConsultant(asked) } },
    ended('cancelledAt'),
  ],
});

/** The questions of consultations, for the test of their plans. */
export const consultationQuestions = [bookedConsultations, completedConsultations, cancelledConsultations];
