import { useQuery } from '@apollo/client/react';
import {
  EventRotateFeedDocument,
  EventsCalendarFeedDocument,
  EventsMineDocument,
  EventsOrganizedDocument,
} from '@leela/client/documents/events.js';
import { useState } from 'react';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useAction } from '../../app/useAction.js';
import {
  Button,
  Card,
  Chips,
  Confirm,
  Empty,
  LinkButton,
  Page,
  Row,
  Stack,
  useToast,
} from '../../ui/index.js';
import { EventCard } from './EventCard.js';
import styles from './events.module.css';
import { EventTabs } from './EventsPage.js';

type View = 'coming' | 'all' | 'organized';

/** The events of the viewer: registrations, own events, the calendar feed. */
export function Component() {
  const [view, setView] = useState<View>('coming');
  return (
    <Page
      title="My events"
      actions={
        <LinkButton to="/events/new" kind="plain">
          New event
        </LinkButton>
      }
    >
      <EventTabs />
      <Chips<View>
        label="Which events"
        value={view}
        onChoose={setView}
        options={[
          { value: 'coming', label: 'Coming' },
          { value: 'all', label: 'All registrations' },
          { value: 'organized', label: 'I organize' },
        ]}
      />
      {view === 'organized' ? <Organized /> : <Registrations upcoming={view === 'coming'} />}
      <CalendarFeed />
    </Page>
  );
}

function Registrations({ upcoming }: { upcoming: boolean }) {
  const result = useQuery(EventsMineDocument, {
    variables: { upcoming },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  return (
    <ConnectionList
      result={result}
      list={result.data?.viewer?.eventRegistrations}
      itemHeight={140}
      empty={
        <Empty
          title={upcoming ? 'You are registered for no coming event' : 'No registrations yet'}
          action={<LinkButton to="/events">Find events</LinkButton>}
        />
      }
    >
      {({ id, event }) => event && <EventCard key={id} event={event} />}
    </ConnectionList>
  );
}

function Organized() {
  const result = useQuery(EventsOrganizedDocument, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  return (
    <ConnectionList
      result={result}
      list={result.data?.viewer?.organizedEvents}
      itemHeight={140}
      empty={
        <Empty title="You organize no events" action={<LinkButton to="/events/new">New event</LinkButton>} />
      }
    >
      {(event) => <EventCard key={event.id} event={event} />}
    </ConnectionList>
  );
}

function CalendarFeed() {
  const { data, refetch } = useQuery(EventsCalendarFeedDocument);
  const rotate = useAction(EventRotateFeedDocument, { toasts: true });
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const url = data?.viewer?.calendarFeedUrl ?? '';

  async function run() {
    const result = await rotate.run({});
    setAsking(false);
    if (!result.ok) return;
    await refetch();
    toast('The feed has a new address.');
  }

  return (
    <Card>
      <Stack>
        <div>
          <h2>Calendar feed</h2>
          <p className="muted">Subscribe to this address in a calendar program. Keep it secret.</p>
        </div>
        <code className={styles['feed']}>{url || '…'}</code>
        <Row wrap>
          <Button
            kind="plain"
            size="small"
            disabled={!url}
            onClick={() =>
              void navigator.clipboard.writeText(url).then(() => toast('The address was copied.'))
            }
          >
            Copy
          </Button>
          <Button kind="quiet" size="small" onClick={() => setAsking(true)}>
            New address
          </Button>
        </Row>
        <Confirm
          open={asking}
          title="Give the feed a new address?"
          text="Calendars with the old address stop working."
          action="New address"
          busy={rotate.busy}
          onConfirm={() => void run()}
          onClose={() => setAsking(false)}
        />
      </Stack>
    </Card>
  );
}
