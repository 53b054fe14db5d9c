import {
  ConsultantModel,
  ConsultationModel,
  TicketAuthorType,
  TicketMessageModel,
  TicketModel,
} from '../../../models/support/index.js';
import type { CountedCollection } from './counted.js';

const written = (authorType: TicketAuthorType) => [
  { model: TicketMessageModel, by: 'ticket', match: { authorType, isInternal: false } },
];

const RATED = 'feedback.clientRating';

/** Messages of tickets, and ratings of consultants. */
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
];
