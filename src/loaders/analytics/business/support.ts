import type { Types } from 'mongoose';
import {
  ContactMessageModel,
  TicketModel,
  TicketStatus,
  type ContactCategory,
  type ContactStatus,
  type TicketCategory,
} from '../../../models/support/index.js';
import { periodQuestion, secondsBetween, within } from '../period-rows.js';

const FINISHED = [TicketStatus.RESOLVED, TicketStatus.CLOSED];
const UNFINISHED = Object.values(TicketStatus).filter((status) => !FINISHED.includes(status));

/** Tickets that were opened in a period. Those that were merged into others later count. */
export const openedTickets = periodQuestion<{
  _id: { category: TicketCategory; breached: boolean };
  count: number;
}>({
  name: 'support.opened',
  model: TicketModel,
  pipeline: ({ period }) => [
    { $match: { createdAt: within(period) } },
    { $group: { _id: { category: '$category', breached: '$sla.breached' }, count: { $sum: 1 } } },
  ],
});

/** Number of tickets that are not finished at the end of a period. No row where there is none. */
export const backlogTickets = periodQuestion<{ count: number }>({
  name: 'support.backlog',
  model: TicketModel,
  pipeline: ({ period: { to } }) => [
    {
      $match: {
        mergedInto: null,
        $or: [
          { status: { $in: UNFINISHED }, createdAt: { $lt: to } },
          { status: { $in: FINISHED }, resolvedAt: { $gte: to }, createdAt: { $lt: to } },
        ],
      },
    },
    { $count: 'count' },
  ],
});

/** Tickets that were first answered in a period, by the time that it took. */
export const firstResponses = periodQuestion<{ _id: number; count: number }>({
  name: 'support.firstResponses',
  model: TicketModel,
  pipeline: ({ period }) => [
    { $match: { 'sla.firstRespondedAt': within(period), mergedInto: null } },
    { $group: { _id: secondsBetween('createdAt', 'sla.firstRespondedAt'), count: { $sum: 1 } } },
  ],
});

/** Who finished a ticket: who resolved it, or else who was assigned when it was closed. */
const FINISHED_BY = { $ifNull: ['$resolution.resolvedBy', '$assignee', null] };

/** Tickets that were finished in a period, by staff member and the time that it took. */
export const finishedTickets = periodQuestion<{
  _id: { agent: Types.ObjectId | null; seconds: number };
  count: number;
}>({
  name: 'support.finished',
  model: TicketModel,
  pipeline: ({ period }) => [
    { $match: { status: { $in: FINISHED }, resolvedAt: within(period), mergedInto: null } },
    {
      $group: {
        _id: { agent: FINISHED_BY, seconds: secondsBetween('createdAt', 'resolvedAt') },
        count: { $sum: 1 },
      },
    },
  ],
});

/** Ratings that customers gave in a period, by the staff member. */
export const ticketRatings = periodQuestion<{ _id: Types.ObjectId | null; sum: number; count: number }>({
  name: 'support.ratings',
  model: TicketModel,
  pipeline: ({ period }) => [
    { $match: { 'satisfaction.ratedAt': within(period) } },
    { $group: { _id: FINISHED_BY, sum: { $sum: '$satisfaction.rating' }, count: { $sum: 1 } } },
  ],
});

/** Messages of the contact form that were sent in a period. */
export const contactMessages = periodQuestion<{
  _id: { category: ContactCategory; status: ContactStatus };
  count: number;
}>({
  name: 'support.contact',
  model: ContactMessageModel,
  pipeline: ({ period }) => [
    { $match: { createdAt: within(period) } },
    { $group: { _id: { category: '$category', status: '$status' }, count: { $sum: 1 } } },
  ],
});

/** The questions of support, for the test of their plans. */
export const supportQuestions = [
  openedTickets,
  backlogTickets,
  firstResponses,
  finishedTickets,
  ticketRatings,
  contactMessages,
];
