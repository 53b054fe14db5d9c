import { useQuery } from '@apollo/client/react';
import { EventPageDocument, type EventPageQuery } from '@leela/client/documents/events.js';
import { CalendarPlus, MapPin, Repeat, Ticket, Users, Clock, Video } from 'lucide-react';
import { useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { LoadError } from '../../app/LoadError.js';
import { Component as NotFound } from '../../app/NotFoundPage.js';
import {
  Badge,
  Card,
  formatDateTime,
  formatEnum,
  formatMoney,
  Note,
  Page,
  Person,
  Row,
  Skeleton,
  Stack,
} from '../../ui/index.js';
import { RegistrationBadge, StatusBadge } from './EventCard.js';
import { EventMenu } from './EventMenu.js';
import styles from './events.module.css';
import { Feedback } from './Feedback.js';
import { Registration } from './Registration.js';
import { useNow } from './useNow.js';
import { describeRule, deviceZone, formatSpan, sameClock } from './when.js';
import { placeOf, placesOf } from './words.js';

type Shown = NonNullable<EventPageQuery['event']>;

/** An event: when and where, the registration of the viewer, its participants. */
export function Component() {
  const { slug = '' } = useParams();
  const now = useNow();
  const navigate = useNavigate();
  const { data, loading, error, refetch } = useQuery(EventPageDocument, {
    variables: { slug, now },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const event = data?.event;
  const current = event?.slug;
  useEffect(() => {
    if (current && current !== slug) void navigate(`/events/${current}`, { replace: true });
  }, [current, slug, navigate]);
  if (!event && error) return <LoadError title="Event" error={error} onRetry={() => refetch()} />;
  if (!event && !loading) return <NotFound />;
  return event ? (
    <Loaded event={event} />
  ) : (
    <Page title="Event" hideTitle>
      <Skeleton height={420} />
    </Page>
  );
}

function Loaded({ event }: { event: Shown }) {
  const rateable =
    event.viewerRegistration &&
    ['CONFIRMED', 'ATTENDED'].includes(event.viewerRegistration.status) &&
    new Date(event.startsAt).getTime() < Date.now();
  return (
    <Page title={event.title} hideTitle>
      <Card flush>
        {event.coverImage && (
          <img className={styles['cover']} src={event.coverImage} alt="" width={680} height={220} />
        )}
        <Stack style={{ padding: 16 }}>
          <Row between style={{ alignItems: 'flex-start' }}>
            <Stack gap="small">
              <Row wrap>
                <Badge tone="accent">{formatEnum(event.type)}</Badge>
                <StatusBadge status={event.status} />
                {event.visibility !== 'PUBLIC' && <Badge>{formatEnum(event.visibility)}</Badge>}
                {event.viewerRegistration && <RegistrationBadge status={event.viewerRegistration.status} />}
              </Row>
              <h2 className={styles['title']}>{event.title}</h2>
            </Stack>
            <EventMenu event={event} />
          </Row>
          {event.cancelReason && <Note tone="bad">This event was cancelled. {event.cancelReason}</Note>}
          <Facts event={event} />
          <Registration event={event} />
        </Stack>
      </Card>
      {rateable && <Feedback event={event} />}
      {event.description && (
        <Card>
          <p className={styles['text']}>{event.description}</p>
        </Card>
      )}
      <Agenda event={event} />
      <Card>
        <Stack>
          {event.organizer && <Person user={event.organizer} text="Organizer" />}
          {event.coHosts.map((user) => (
            <Person key={user.id} user={user} text="Co-host" />
          ))}
        </Stack>
      </Card>
      <Participants event={event} />
    </Page>
  );
}

function Facts({ event }: { event: Shown }) {
  const next = event.nextOccurrence ?? event;
  const zone = deviceZone();
  const elsewhere = !event.isAllDay && !sameClock(next.startsAt, event.timezone, zone);
  return (
    <div className={styles['facts']}>
      <Clock size={18} />
      <div>
        <p className="strong">{formatSpan(next, event.timezone, event.isAllDay)}</p>
        <p className="small muted">{event.timezone}</p>
        {elsewhere && (
          <p className="small">
            For you: {formatSpan(next, zone, false)} <span className="muted">({zone})</span>
          </p>
        )}
      </div>
      {event.recurrence && (
        <>
          <Repeat size={18} />
          <div>
            <p>{describeRule(event.recurrence)}</p>
            {event.upcoming.length > 1 && (
              <ul className="small muted">
                {event.upcoming.slice(1).map((one) => (
                  <li key={one.originalStart}>
                    {formatSpan(one, event.timezone, event.isAllDay)}
                    {one.title && one.title !== event.title && ` · ${one.title}`}
                  </li>
                ))}
              </ul>
            )}
          </div>
        </>
      )}
      <MapPin size={18} />
      <div>
        <p>{placeOf(event)}</p>
        {event.location.address && <p className="small muted">{event.location.address}</p>}
      </div>
      {event.virtualLink && (
        <>
          <Video size={18} />
          <a className="strong" href={event.virtualLink} target="_blank" rel="noreferrer noopener">
            Join online
          </a>
        </>
      )}
      <Users size={18} />
      <p>
        {placesOf(event)}
        {event.stats.waitlisted > 0 && ` · ${event.stats.waitlisted} on the waitlist`}
        {event.registrationDeadline && (
          <span className="small muted"> · register until {formatDateTime(event.registrationDeadline)}</span>
        )}
      </p>
      {event.fee && (
        <>
          <Ticket size={18} />
          <p>{formatMoney(event.fee.amount, event.fee.currency)}</p>
        </>
      )}
      {event.group && (
        <>
          <Users size={18} />
          <p>
            Of the group <Link to={`/groups/${event.group.slug}`}>{event.group.name}</Link>
          </p>
        </>
      )}
      {event.calendarUrl && (
        <>
          <CalendarPlus size={18} />
          <a href={event.calendarUrl}>Add to a calendar</a>
        </>
      )}
    </div>
  );
}

function Agenda({ event }: { event: Shown }) {
  if (event.agenda.length === 0) return null;
  return (
    <Card>
      <Stack>
        <h2>Agenda</h2>
        <ol className="stack" data-gap="small">
          {event.agenda.map((item) => (
            <li key={item.startsAt + item.title}>
              <p>
                <span className="muted">{formatDateTime(item.startsAt, event.timezone)}</span>{' '}
                <span className="strong">{item.title}</span>
              </p>
              {item.description && <p className="small muted">{item.description}</p>}
            </li>
          ))}
        </ol>
      </Stack>
    </Card>
  );
}

function Participants({ event }: { event: Shown }) {
  const { nodes, totalCount } = event.participants;
  if (nodes.length === 0) return null;
  const left = (totalCount ?? nodes.length) - nodes.length;
  return (
    <Card>
      <Stack>
        <h2>Participants</h2>
        <div className={styles['people']}>
          {nodes.map(({ id, user, role }) => (
            <Person
              key={id}
              user={user}
              text={role === 'ATTENDEE' ? undefined : formatEnum(role)}
              size={34}
            />
          ))}
        </div>
        {left > 0 && <p className="small muted">And {left} more.</p>}
      </Stack>
    </Card>
  );
}
