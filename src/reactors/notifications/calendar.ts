import type { Domain } from '../../domain.js';
import { EventRegistrationStatus } from '../../models/calendar/index.js';
import { NotificationType } from '../../models/social/index.js';
import { tell, type Intent } from './intent.js';
import type { Types } from 'mongoose';

type On = NonNullable<NonNullable<Domain['notifications']>['on']>;

/** The platform tells users about an event. */
const about = (
  type: NotificationType,
  event: Types.ObjectId,
  recipients: readonly Types.ObjectId[],
): Intent[] =>
  recipients.map((recipient) => tell({ recipient, actor: null, type, targetType: 'Event', target: event }));

/** Notifications about events. */
export const calendarNotifications: On = {
  'event.invited': ({ data: { event, user, by } }) => [
    tell({
      recipient: user,
      actor: by,
      type: NotificationType.EVENT_INVITE,
      targetType: 'Event',
      target: event,
    }),
  ],
  'event.registration-changed': ({ data, actor }) => {
    const { event, user, organizer, from, to, promoted } = data;
    // The fee may be paid on another page, and the payment confirmed later.
    const isPaid = from === EventRegistrationStatus.PENDING && to === EventRegistrationStatus.CONFIRMED;
    if (promoted || isPaid) return about(NotificationType.EVENT, event, [user]);
    // The organizer hears of new participants; the user of what the organizer or the clock decided.
    if (to === EventRegistrationStatus.CANCELLED)
      return from !== EventRegistrationStatus.INVITED && !actor?.equals(user)
        ? about(NotificationType.EVENT, event, [user])
        : [];
    const joined = to === EventRegistrationStatus.CONFIRMED || to === EventRegistrationStatus.WAITLISTED;
    const isNew = from === null || from === EventRegistrationStatus.INVITED;
    return joined && isNew && actor?.equals(user) && !organizer.equals(user)
      ? [
          tell({
            ...{ recipient: organizer, actor: user, type: NotificationType.EVENT_REGISTRATION },
            ...{ targetType: 'Event', target: event },
          }),
        ]
      : [];
  },
  'event.changed': ({ data }) => about(NotificationType.EVENT, data.event, data.recipients),
  'event.cancelled': ({ data }) => about(NotificationType.EVENT, data.event, data.recipients),
  'event.reminded': ({ data }) => about(NotificationType.EVENT_REMINDER, data.event, data.recipients),
  'event.certificate-issued': ({ data }) => about(NotificationType.EVENT, data.event, [data.user]),
};
