import { useQuery } from '@apollo/client/react';
import { newClientId } from '@leela/client';
import { EventCreateDocument, EventFormDocument } from '@leela/client/documents/events.js';
import { useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useAction } from '../../app/useAction.js';
import { Page, Skeleton } from '../../ui/index.js';
import { inputOf, newEvent } from './event-values.js';
import { EventForm } from './EventForm.js';

/** Creates an event, as a draft that is published afterwards. */
export function Component() {
  return (
    <Page title="New event" text="It is a draft until you publish it.">
      <NewEvent />
    </Page>
  );
}

function NewEvent() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { data } = useQuery(EventFormDocument, { variables: { slug: '', edit: false } });
  const create = useAction(EventCreateDocument);
  const clientId = useRef(newClientId());
  if (!data) return <Skeleton height={600} />;
  const groups = (data.viewer?.memberships.nodes ?? []).flatMap(({ group, permissions }) =>
    group?.isActive && permissions.canPost ? [group] : [],
  );
  const chosen = groups.find(({ slug }) => slug === search.get('group'));
  return (
    <EventForm
      given={newEvent(chosen?.id ?? '')}
      groups={groups}
      errors={create.errors}
      busy={create.busy}
      action="Save the draft"
      onSend={(values) =>
        void create
          .run({
            input: { ...inputOf(values), groupId: values.groupId || null, clientId: clientId.current },
          })
          .then((result) => {
            if (result.ok) return navigate(`/events/${result.data.createEvent!.event!.slug}`);
            clientId.current = newClientId();
          })
      }
    />
  );
}
