import type { Types } from 'mongoose';
import type { Domain } from '../../domain.js';
import { distinct } from '../../lib/distinct.js';
import { ApplicationStatus, JobApplication } from '../../models/hiring/index.js';
import { NotificationType } from '../../models/social/index.js';
import { satz, sentence } from '../../services/social/notification-words/words.js';
import { tell, type Intent } from '../notifications/intent.js';

type ObjectId = Types.ObjectId;

function about(
  target: ObjectId,
  recipients: readonly (ObjectId | null)[],
  except: ObjectId | null,
): Intent[] {
  const others = recipients.filter((id): id is ObjectId => id !== null && !id.equals(except ?? undefined));
  return distinct(others).map((recipient) =>
    tell({
      recipient,
      actor: null,
      type: NotificationType.JOB_APPLICATION,
      targetType: 'JobApplication',
      target,
    }),
  );
}

/** Statuses that applicants set, of which recruiters are notified; applicants are notified of the others. */
const MADE_BY_APPLICANT: readonly ApplicationStatus[] = [
  ApplicationStatus.HIRED,
  ApplicationStatus.WITHDRAWN,
];

/** Notifications of applications. The platform is their sender, so that no block hides them. */
export const hiringNotifications: NonNullable<Domain['notifications']> = {
  targets: () => [JobApplication],
  kinds: {
    [NotificationType.JOB_APPLICATION]: {
      en: sentence('There is news about a job application'),
      de: satz('Zu einer Bewerbung gibt es Neues'),
    },
  },
  on: {
    'application.submitted': ({ data: { application, recruiters, applicant } }) =>
      about(application, recruiters, applicant),
    'application.moved': ({ data: { application, applicant, recruiters, to, by } }) =>
      about(application, MADE_BY_APPLICANT.includes(to) ? recruiters : [applicant], by),
    'application.interview-scheduled': ({ data: { application, applicant, interviewer, by } }) =>
      about(application, [applicant, interviewer], by),
  },
};
