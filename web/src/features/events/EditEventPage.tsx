import { useQuery } from '@apollo/client/react';
import { EventFormDocument, EventUpdateDocument } from '@leela/client/documents/events.js';
import { useNavigate, useParams } from 'react-router';
import { Component as NotFound } from '../../app/NotFoundPage.js';
import { useAction } from '../../app/useAction.js';
import { Page, Skeleton } from '../../ui/index.js';
import { inputOf, valuesOf } from './event-values.js';
import { EventForm } from './EventForm.js';
import { describeRule } from './when.js';

/** Changes an event. Participants are notified of another time or place. */
export function Component() {
  const { slug = '' } = useParams();
  const navigate = useNavigate();
  const { data } = useQuery(EventFormDocument, { variables: { slug, edit: true } });
  const update = useAction(EventUpdateDocument);
  const event = data?.event;
  if (data && !event?.viewerCanManage) return <NotFound />;
  return (
    <Page title="Edit the event" text="Participants are notified of another time or place.">
      {!event ? (
        <Skeleton height={600} />
      ) : (
        <EventForm
          given={valuesOf(event)}
          keep={event.recurrence ? describeRule(event.recurrence) : undefined}
          errors={update.errors}
          busy={update.busy}
          action="Save"
          onSend={(values) =>
            void update
              .run({ input: { ...inputOf(values), eventId: event.id } })
              .then((result) => result.ok && navigate(`/events/${result.data.updateEvent!.event!.slug}`))
          }
        />
      )}
    </Page>
  );
}
