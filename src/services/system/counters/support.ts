import {
  ConsultantModel,
  ConsultationModel,
  ConsultationSessionModel,
  ConsultationStatus,
  TicketAuthorType,
  TicketMessageModel,
  TicketModel,
} from '../../../models/support/index.js';
import type { CountedCollection } from './counted.js';

const written = (authorType: TicketAuthorType) => [
  { model: TicketMessageModel, by: 'ticket', match: { authorType, isInternal: false } },
];

const BOOKED = { status: { $ne: ConsultationStatus.CANCELLED } };
const RATED = 'feedback.clientRating';

/** Messages of tickets, ratings of consultants, and seats of group sessions. */
export const supportCounters: CountedCollection[] = [
  {
    model: TicketModel as never,
    key: '_id',
    counters: [
      { path: 'agentMessages', rows: written(TicketAuthorType.AGENT) },
      { path: 'customerMessages', rows: written(TicketAuthorType.CUSTOMER) },
    ],
  },
  {
    model: ConsultantModel as never,
    key: '_id',
    counters: [
      {
        path: 'ratingCount',
        rows: [{ model: ConsultationModel, by: 'consultant', match: { [RATED]: { $exists: true } } }],
      },
      {
        path: 'ratingSum',
        rows: [
          { model: ConsultationModel, by: 'consultant', match: { [RATED]: { $exists: true } }, sum: RATED },
        ],
      },
      {
        path: 'rank',
        rows: [{ model: ConsultationModel, by: 'consultant', match: { [RATED]: { $gte: 4 } } }],
      },
    ],
  },
  {
    model: ConsultationSessionModel as never,
    key: '_id',
    counters: [{ path: 'taken', rows: [{ model: ConsultationModel, by: 'session', match: BOOKED }] }],
  },
];
