import { useQuery } from '@apollo/client/react';
import {
  EventAttendanceDocument,
  EventCertificatesDocument,
  EventPromoteDocument,
  EventRegistrationsDocument,
  type EventRegistrationRowFragment,
} from '@leela/client/documents/events.js';
import type { EventRegistrationStatus } from '@leela/client/schema.js';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import { Component as NotFound } from '../../app/NotFoundPage.js';
import { useAction } from '../../app/useAction.js';
import {
  Badge,
  Button,
  Card,
  Chips,
  Empty,
  formatDateTime,
  formatEnum,
  Page,
  Person,
  Row,
  Skeleton,
  Stack,
  useToast,
} from '../../ui/index.js';
import { InviteToEvent } from './InviteToEvent.js';
import { placesOf } from './words.js';

const STATES: { value: EventRegistrationStatus | ''; label: string }[] = [
  { value: '', label: 'All' },
  { value: 'CONFIRMED', label: 'Confirmed' },
  { value: 'WAITLISTED', label: 'Waitlist' },
  { value: 'PENDING', label: 'To be paid' },
  { value: 'INVITED', label: 'Invited' },
  { value: 'ATTENDED', label: 'Attended' },
  { value: 'NO_SHOW', label: 'Missed' },
];

/** The registrations of an event for its organizer and co-hosts: attendance, waitlist, invitations, certificates. */
export function Component() {
  const { slug = '' } = useParams();
  const [status, setStatus] = useState<EventRegistrationStatus | ''>('');
  const result = useQuery(EventRegistrationsDocument, {
    variables: { slug, status: status || null },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const { data, loading, error, refetch } = result;
  const certificates = useAction(EventCertificatesDocument, { toasts: true });
  const toast = useToast();
  const event = data?.event;
  if (!loading && !error && !event?.viewerCanManage) return <NotFound />;

  async function issue() {
    const result = await certificates.run({ input: { eventId: event!.id } });
    if (!result.ok) return;
    toast(`${result.data.issueCertificates?.issued ?? 0} certificates were issued.`);
    await refetch();
  }

  return (
    <Page
      title={event ? `Participants of ${event.title}` : 'Participants'}
      text={event ? placesOf(event) : undefined}
      actions={
        <Button kind="plain" busy={certificates.busy} disabled={!event} onClick={() => void issue()}>
          Issue certificates
        </Button>
      }
    >
      <Link to={`/events/${slug}`} className="muted">
        Back to the event
      </Link>
      {event ? <InviteToEvent eventId={event.id} onDone={() => void refetch()} /> : <Skeleton height={140} />}
      <Chips label="Which registrations" value={status} options={STATES} onChoose={setStatus} />
      <ConnectionList
        result={result}
        list={event?.registrations}
        itemHeight={90}
        empty={<Empty title="No registrations here" />}
      >
        {(row) => (
          <RegistrationRow
            key={row.id}
            row={row}
            started={new Date(event!.startsAt).getTime() <= Date.now()}
            onChanged={() => void refetch()}
          />
        )}
      </ConnectionList>
    </Page>
  );
}

function RegistrationRow({
  row,
  started,
  onChanged,
}: {
  row: EventRegistrationRowFragment;
  /** Whether the event has started: attendance is recorded afterwards. */
  started: boolean;
  onChanged: () => void;
}) {
  const attend = useAction(EventAttendanceDocument, { toasts: true });
  const promote = useAction(EventPromoteDocument, { toasts: true });
  const toast = useToast();
  const { attendee, status } = row;
  const name = row.user?.fullName ?? 'this user';

  async function record(noShow: boolean) {
    const input = noShow
      ? { registrationId: row.id, noShow }
      : { registrationId: row.id, joinedAt: new Date().toISOString(), completed: true };
    await attend.run({ input });
  }

  async function moveUp() {
    const result = await promote.run({ input: { registrationId: row.id } });
    if (!result.ok) return;
    toast(`${name} has a place.`);
    onChanged();
  }

  const attendable = started && (status === 'CONFIRMED' || status === 'ATTENDED' || status === 'NO_SHOW');
  return (
    <Card>
      <Stack gap="small">
        <Row between wrap>
          <Person user={row.user} text={attendee?.email ?? undefined} />
          <Badge tone={status === 'CONFIRMED' || status === 'ATTENDED' ? 'good' : 'warn'}>
            {formatEnum(status)}
            {row.waitlistPosition !== null && ` ${row.waitlistPosition}`}
          </Badge>
        </Row>
        <p className="small muted">
          {[
            formatEnum(row.role),
            attendee?.company,
            `since ${formatDateTime(row.createdAt)}`,
            row.certificateIssuedAt && 'certificate issued',
            row.feedback && `${row.feedback.rating} of 5 stars`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {row.feedback?.comments && <p className="small">“{row.feedback.comments}”</p>}
        <Row wrap>
          {attendable && status !== 'ATTENDED' && (
            <Button size="small" kind="plain" busy={attend.busy} onClick={() => void record(false)}>
              Was there
            </Button>
          )}
          {attendable && status !== 'NO_SHOW' && (
            <Button size="small" kind="quiet" busy={attend.busy} onClick={() => void record(true)}>
              Was not there
            </Button>
          )}
          {status === 'WAITLISTED' && (
            <Button size="small" kind="plain" busy={promote.busy} onClick={() => void moveUp()}>
              Give a place
            </Button>
          )}
        </Row>
      </Stack>
    </Card>
  );
}
