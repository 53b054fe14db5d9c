import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { toGlobalId } from '../../schema/ids.js';
import { ConsultationStatus, type Consultation } from '../../models/support/index.js';

const STATUS: Partial<Record<ConsultationStatus, ICalEventStatus>> = {
  [ConsultationStatus.SCHEDULED]: ICalEventStatus.TENTATIVE,
  [ConsultationStatus.CANCELLED]: ICalEventStatus.CANCELLED,
};

/** A consultation as a file for calendars (RFC 5545). Its UID is stable and its SEQUENCE grows, so that imports replace each other. */
export function icalendarOf(consultation: Consultation): string {
  const { _id, number, title, scheduledAt, endsAt, status, agenda, location, revision, updatedAt } =
    consultation;
  const cancelled = status === ConsultationStatus.CANCELLED;
  const calendar = ical({
    prodId: { company: 'Leela', product: 'Consultations' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${toGlobalId('Consultation', _id)}@leela`,
    sequence: revision,
    stamp: updatedAt,
    start: scheduledAt,
    end: endsAt,
    summary: title,
    description: [number, ...agenda.map((item) => `• ${item}`)].join('\n'),
    status: STATUS[status] ?? ICalEventStatus.CONFIRMED,
    ...(location.address ? { location: location.address } : {}),
    ...(location.meetingLink ? { url: location.meetingLink } : {}),
  });
  return calendar.toString();
}
