import type { EventCardFragment } from '@leela/client/documents/events.js';
import type { EventRegistrationStatus } from '@leela/client/schema.js';
import { Link } from 'react-router';
import { Badge, Card, formatEnum, formatMoney, Row, Stack } from '../../ui/index.js';
import styles from './events.module.css';
import { describeRule, formatSpan, leafOf } from './when.js';
import { placeOf, placesOf } from './words.js';

/** An event in a list, by its occurrence that runs or comes next. */
export function EventCard({ event }: { event: EventCardFragment }) {
  const next = event.nextOccurrence ?? event;
  const leaf = leafOf(next.startsAt, event.timezone);
  return (
    <Card>
      <div className={styles['card']}>
        <div className={styles['leaf']} aria-hidden="true">
          <span>{leaf.month}</span>
          <strong>{leaf.day}</strong>
        </div>
        <Stack gap="small" className="stack grow">
          <h2>
            <Link to={`/events/${event.slug}`}>{event.title}</Link>
          </h2>
          <p className="small muted">
            {formatSpan(next, event.timezone, event.isAllDay)} · {placeOf(event)}
          </p>
          {event.recurrence && <p className="small muted">{describeRule(event.recurrence)}</p>}
          <Row wrap style={{ rowGap: 6 }}>
            <Badge tone="accent">{formatEnum(event.type)}</Badge>
            <StatusBadge status={event.status} />
            {event.viewerRegistration && <RegistrationBadge status={event.viewerRegistration.status} />}
            <span className="small muted">{placesOf(event)}</span>
            {event.fee && (
              <span className="small strong">{formatMoney(event.fee.amount, event.fee.currency)}</span>
            )}
          </Row>
        </Stack>
      </div>
    </Card>
  );
}

/** The status of an event, where it is worth a word. */
export function StatusBadge({ status }: { status: EventCardFragment['status'] }) {
  if (status === 'DRAFT') return <Badge>Draft</Badge>;
  if (status === 'ONGOING') return <Badge tone="good">Now</Badge>;
  if (status === 'COMPLETED') return <Badge>Over</Badge>;
  if (status === 'CANCELLED') return <Badge tone="bad">Cancelled</Badge>;
  return null;
}

const WORDS: Record<EventRegistrationStatus, ['good' | 'warn' | 'bad' | 'accent', string] | null> = {
  CONFIRMED: ['good', 'You take part'],
  ATTENDED: ['good', 'You were there'],
  WAITLISTED: ['warn', 'On the waitlist'],
  PENDING: ['warn', 'To be paid'],
  INVITED: ['accent', 'Invited'],
  NO_SHOW: ['bad', 'Missed'],
  CANCELLED: null,
};

/** What the viewer is in an event. */
export function RegistrationBadge({ status }: { status: EventRegistrationStatus }) {
  const words = WORDS[status];
  return words && <Badge tone={words[0]}>{words[1]}</Badge>;
}
