import type { Tx } from '../../../events/transact.js';
import {
  CalendarFeedModel,
  EventModel,
  EventRegistrationModel,
  EventSeatsModel,
  EventState,
  type Event,
  type EventRegistration,
} from '../../../models/calendar/index.js';
import { NOBODY } from '../../../models/privacy/index.js';
import { leaveEvents } from '../../calendar/index.js';
import { releaseSlugs } from '../../system/index.js';
import { own, type PersonalData, type Row } from '../personal-data.js';
import { anonymise, empty, follows, remove, taking } from '../steps.js';

/** The emptied form of an event, which is kept for others' registrations. */
const emptyEvent = (tx: Tx): object[] => [
  {
    $set: {
      ...{ organizer: NOBODY, coHosts: [], title: '', slug: { $toString: '$_id' }, agenda: [], tags: [] },
      ...{ status: EventState.CANCELLED, listed: false, exceptions: [] },
      ...{ deletedAt: { $ifNull: ['$deletedAt', tx.at] }, updatedAt: tx.at },
    },
  },
  {
    $unset: [
      ...['description', 'location', 'virtualLink', 'fee', 'coverImage', 'cancelReason'],
      ...['remindAt', 'advanceAt'],
    ],
  },
];

async function freeSlugs(tx: Tx, rows: Row[]): Promise<void> {
  for (const { _id } of rows as unknown as Event[]) await releaseSlugs(tx, 'Event', _id);
}

const withoutCoHost = taking(
  EventModel,
  ({ id }) => ({ coHosts: id }),
  (tx, rows, { id }) =>
    EventModel.collection.updateMany(
      { _id: { $in: rows.map(({ _id }) => _id) } },
      { $pull: { coHosts: id } as never },
      { session: tx.session },
    ),
);

/** Events and their participants. */
export const calendar: PersonalData[] = [
  {
    model: EventRegistrationModel,
    ids: {
      ...{ event: 'Event', user: 'User', invitedBy: 'User' },
      'attendance.recordedBy': 'User',
    },
    names: ['attendee.email'],
    told: {
      as: 'eventRegistrations',
      type: 'EventRegistration',
      own: own('user'),
      fields: [
        ...['event', 'role', 'status', 'attendee', 'source', 'feedback', 'certificateIssuedAt', 'heldUntil'],
        ...['attendance.joinedAt', 'attendance.leftAt', 'attendance.durationSeconds'],
        ...['attendance.questionsAsked', 'attendance.pollsAnswered', 'attendance.completed'],
        ...['createdAt', 'updatedAt'],
      ],
    },
    untold: ['user', 'ticket', 'eventEndsAt', 'invitedBy', 'attendance.recordedBy'],
    erased: [
      remove(EventRegistrationModel, 'user', (tx, rows) =>
        leaveEvents(tx, rows as unknown as EventRegistration[]),
      ),
      anonymise(EventRegistrationModel, 'invitedBy'),
      anonymise(EventRegistrationModel, 'attendance.recordedBy'),
      follows('attendee.email'),
    ],
    why: 'A registration is about its user alone; the place goes to the next on the waitlist.',
  },
  {
    model: EventModel,
    ids: {
      ...{ group: 'Group', organizer: 'User', coHosts: 'User', series: 'Event' },
      removedBy: 'ModerationAction',
    },
    told: {
      as: 'events',
      type: 'Event',
      own: own('organizer'),
      fields: [
        ...['title', 'slug', 'description', 'group', 'coHosts', 'type', 'mode', 'status', 'visibility'],
        ...['startsAt', 'endsAt', 'timezone', 'isAllDay', 'recurrence', 'exceptions', 'series', 'location'],
        ...['virtualLink', 'registrationRequired', 'capacity', 'waitlistEnabled', 'registrationDeadline'],
        ...['fee', 'agenda', 'tags', 'coverImage', 'stats', 'cancelReason', 'deletedAt'],
        ...['createdAt', 'updatedAt'],
      ],
    },
    untold: ['organizer', 'listed', 'nextAt', 'advanceAt', 'lastEndsAt', 'remindAt', 'sequence', 'removedBy'],
    erased: [
      empty(EventModel, 'organizer', emptyEvent, freeSlugs),
      { path: 'coHosts', how: 'gone', take: withoutCoHost },
    ],
    why: 'Others have registered: the event stays without content and organizer.',
  },
  { model: EventSeatsModel, untold: 'all', why: 'Numbers of an event; nobody is named.' },
  {
    model: CalendarFeedModel,
    ids: { _id: 'User' },
    untold: 'all',
    erased: [remove(CalendarFeedModel, '_id')],
    why: 'A number that addresses are signed with.',
  },
];
