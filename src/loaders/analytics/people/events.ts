import type { PipelineStage, Types } from 'mongoose';
import type { InsightPeriod } from '../../../lib/insight-period.js';
import {
  EventModel,
  EventRegistrationModel,
  EventRegistrationStatus,
  EventState,
  EventType,
  SETTLED,
} from '../../../models/calendar/index.js';
import { batchedBy } from '../../factories.js';

const nameOf = ({ from, to }: InsightPeriod): string => `${from.getTime()} ${to.getTime()}`;

/** Events that took or take place: their first occurrence starts in the period. Neither drafts nor cancelled ones. */
const startingIn = ({ from, to }: InsightPeriod, more: object = {}): PipelineStage => ({
  $match: {
    ...{ status: { $in: [EventState.PUBLISHED, EventState.COMPLETED] }, startsAt: { $gte: from, $lt: to } },
    ...{ deletedAt: null, ...more },
  },
});

/** Participants with a settled place, by some of their fields. */
const participants = (then: PipelineStage[]): PipelineStage => ({
  $lookup: {
    from: EventRegistrationModel.collection.name,
    localField: '_id',
    foreignField: 'event',
    pipeline: [
      { $match: { status: { $in: SETTLED } } },
      ...then,
    ] as PipelineStage.Lookup['$lookup']['pipeline'] & object[],
    as: 'participants',
  },
});

const statusIs = (status: EventRegistrationStatus) => ({ $cond: [{ $eq: ['$status', status] }, 1, 0] });
const outcome = {
  registrations: { $sum: 1 },
  attended: { $sum: statusIs(EventRegistrationStatus.ATTENDED) },
  noShow: { $sum: statusIs(EventRegistrationStatus.NO_SHOW) },
};

/** What came of events of one type and organizer. */
export interface EventFigures {
  type: EventType;
  organizer: Types.ObjectId;
  events: number;
  registrations: number;
  attended: number;
  noShow: number;
  ratings: number;
  ratingSum: number;
}

/** The events of a period by type and organizer. */
export const eventFigures = batchedBy<InsightPeriod, EventFigures[]>(
  'Event.figures',
  nameOf,
  (periods, { roundTrip }) =>
    Promise.all(
      periods.map(async (period) => {
        const sums = ['registrations', 'attended', 'noShow'].map((name) => [
          name,
          { $sum: { $ifNull: [{ $first: `$participants.${name}` }, 0] } },
        ]);
        const rows = await roundTrip.ask<
          Omit<EventFigures, 'type' | 'organizer'> & { _id: Pick<EventFigures, 'type' | 'organizer'> }
        >(EventModel, [
          startingIn(period),
          participants([{ $group: { _id: null, ...outcome } }]),
          {
            $group: {
              _id: { type: '$type', organizer: '$organizer' },
              events: { $sum: 1 },
              ...Object.fromEntries(sums),
              ratings: { $sum: '$stats.ratings' },
              ratingSum: { $sum: '$stats.ratingSum' },
            },
          },
        ]);
        return rows.map(({ _id, ...row }) => ({ ..._id, ...row }));
      }),
    ),
);

/** Participants of webinars of one experience and source, and how they took part. */
export interface WebinarFigures {
  experience: string;
  source: string;
  registrations: number;
  attended: number;
  noShow: number;
  completed: number;
  seconds: number;
  timed: number;
  questions: number;
  polls: number;
}

/** The participants of the webinars of a period, by what is known about them. */
export const webinarFigures = batchedBy<InsightPeriod, WebinarFigures[]>(
  'Event.webinars',
  nameOf,
  (periods, { roundTrip }) =>
    Promise.all(
      periods.map(async (period) => {
        const fields = { status: 1, source: 1, attendance: 1, experience: '$attendee.experience' };
        const attended = { $eq: ['$status', EventRegistrationStatus.ATTENDED] };
        const ofAttended = (value: unknown) => ({ $sum: { $cond: [attended, value, 0] } });
        const rows = await roundTrip.ask<
          Omit<WebinarFigures, 'experience' | 'source'> & {
            _id: Pick<WebinarFigures, 'experience' | 'source'>;
          }
        >(EventModel, [
          startingIn(period, { type: EventType.WEBINAR }),
          { $project: { _id: 1 } },
          participants([{ $project: fields }]),
          { $unwind: '$participants' },
          { $replaceRoot: { newRoot: '$participants' } },
          {
            $group: {
              _id: { experience: { $ifNull: ['$experience', ''] }, source: { $ifNull: ['$source', ''] } },
              ...outcome,
              completed: ofAttended({ $cond: [{ $eq: ['$attendance.completed', true] }, 1, 0] }),
              seconds: ofAttended('$attendance.durationSeconds'),
              timed: ofAttended({ $cond: [{ $isNumber: '$attendance.durationSeconds' }, 1, 0] }),
              questions: ofAttended('$attendance.questionsAsked'),
              polls: ofAttended('$attendance.pollsAnswered'),
            },
          },
        ]);
        return rows.map(({ _id, ...row }) => ({ ..._id, ...row }));
      }),
    ),
);
