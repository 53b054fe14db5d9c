import { useQuery } from '@apollo/client/react';
import { EventsPageDocument } from '@leela/client/documents/events.js';
import type { EventType } from '@leela/client/schema.js';
import { LocateFixed, Plus } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useSession } from '../../app/session.js';
import {
  Badge,
  Button,
  Chips,
  Empty,
  LinkButton,
  LinkTabs,
  Page,
  Row,
  Select,
  Stack,
  useToast,
} from '../../ui/index.js';
import { EventCard } from './EventCard.js';
import { TYPES } from './words.js';
import { useNow } from './useNow.js';

interface Place {
  latitude: number;
  longitude: number;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const SPANS = [
  { value: '', label: 'Any time' },
  { value: '7', label: 'This week' },
  { value: '30', label: 'Next 30 days' },
] as const;
const RADII = ['10', '25', '50', '100', '500'].map((value) => ({ value, label: `Within ${value} km` }));

/** The coming events: by kind, by time, and near the viewer on request. */
export function Component() {
  const { signedIn } = useSession();
  const [search, setSearch] = useSearchParams();
  const [near, setNear] = useState<Place | null>(null);
  const [radius, setRadius] = useState('50');
  const now = useNow();
  const toast = useToast();
  const type = (search.get('type') ?? '') as EventType | '';
  const tag = search.get('tag') ?? '';
  const span = (search.get('days') ?? '') as (typeof SPANS)[number]['value'];
  const result = useQuery(EventsPageDocument, {
    variables: {
      type: type || null,
      tag: tag || null,
      near,
      radiusKm: near ? Number(radius) : null,
      to: span ? new Date(new Date(now).getTime() + Number(span) * DAY_MS).toISOString() : null,
    },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });

  function set(changes: Record<string, string>) {
    const next = new URLSearchParams(search);
    for (const [key, value] of Object.entries(changes)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    setSearch(next, { replace: true });
  }

  // Asked for only when the user presses the button.
  function locate() {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => setNear({ latitude, longitude }),
      () => toast('The device did not tell the place.', 'bad'),
    );
  }

  return (
    <Page
      title="Events"
      text="Meetups, workshops and hackathons."
      actions={
        <LinkButton to="/events/new">
          <Plus size={18} /> New event
        </LinkButton>
      }
    >
      {signedIn && <EventTabs />}
      <Stack gap="small">
        <Row between wrap>
          <Chips label="When" value={span} options={SPANS} onChoose={(days) => set({ days })} />
          {near ? (
            <Row>
              <Select label="Distance" value={radius} options={RADII} onChoose={setRadius} />
              <Button kind="quiet" size="small" onClick={() => setNear(null)}>
                Everywhere
              </Button>
            </Row>
          ) : (
            <Button kind="plain" size="small" onClick={locate}>
              <LocateFixed size={16} /> Near me
            </Button>
          )}
        </Row>
        <Chips<EventType | ''>
          label="Kind"
          value={type}
          options={[{ value: '', label: 'All kinds' }, ...TYPES]}
          onChoose={(value) => set({ type: value })}
        />
        {tag && (
          <Row>
            <Badge tone="accent">#{tag}</Badge>
            <Button kind="quiet" size="small" onClick={() => set({ tag: '' })}>
              Show all tags
            </Button>
          </Row>
        )}
      </Stack>
      <ConnectionList
        result={result}
        list={result.data?.events}
        itemHeight={140}
        empty={<Empty title="No events found" text="Choose another time or kind, or organize an event." />}
      >
        {(event) => <EventCard key={event.id} event={event} />}
      </ConnectionList>
    </Page>
  );
}

/** The pages of events for a signed-in user. */
export function EventTabs() {
  return (
    <LinkTabs
      label="Events"
      items={[
        { to: '/events', label: 'Coming' },
        { to: '/events/mine', label: 'My events' },
      ]}
    />
  );
}
