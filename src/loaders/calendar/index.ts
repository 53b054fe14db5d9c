import type { Types } from 'mongoose';
import {
  CalendarFeedModel,
  EventModel,
  EventRegistrationModel,
  EventRegistrationStatus,
  type CalendarFeed,
  type Event,
  type EventRegistration,
} from '../../models/calendar/index.js';
import { batchedBy, byId, viewerRelation } from '../factories.js';

/** A place on a waitlist. */
export interface WaitlistKey {
  event: Types.ObjectId;
  ticket: number;
}

/** Loaders of events and their registrations. */
export const calendarLoaders = {
  event: byId<Event>(EventModel),
  eventRegistration: byId<EventRegistration>(EventRegistrationModel),
  calendarFeed: byId<CalendarFeed>(CalendarFeedModel),
  /** The viewer's registration for an event, by the event's id. */
  viewerEventRegistration: viewerRelation<EventRegistration>(EventRegistrationModel, {
    viewer: 'user',
    key: 'event',
  }),
  /** The position on a waitlist, from 1 on. Each is counted by an index, all in one command. */
  waitlistPosition: batchedBy<WaitlistKey, number>(
    'EventRegistration.position',
    ({ event, ticket }) => `${event.toHexString()}:${ticket}`,
    async (keys, { roundTrip }) => {
      const rows = await roundTrip.ask<{ event: Types.ObjectId; ticket: number; count: number }>(
        EventRegistrationModel,
        [
          // A pipeline has to start from some collection; one document is enough to carry the keys.
          { $limit: 1 },
          { $project: { _id: 0, keys: { $literal: keys } } },
          { $unwind: '$keys' },
          { $replaceRoot: { newRoot: '$keys' } },
          {
            $lookup: {
              from: EventRegistrationModel.collection.name,
              let: { event: '$event', ticket: '$ticket' },
              pipeline: [
                {
                  $match: {
                    status: EventRegistrationStatus.WAITLISTED,
                    $expr: {
                      $and: [{ $eq: ['$event', '$$event'] }, { $lte: ['$ticket', '$$ticket'] }],
                    },
                  },
                },
                { $count: 'count' },
              ],
              as: 'before',
            },
          },
          { $project: { event: 1, ticket: 1, count: { $ifNull: [{ $first: '$before.count' }, 0] } } },
        ],
      );
      const found = new Map(rows.map((row) => [`${row.event.toHexString()}:${row.ticket}`, row.count]));
      return keys.map(({ event, ticket }) => found.get(`${event.toHexString()}:${ticket}`) ?? 0);
    },
  ),
};
