import { useQuery } from '@apollo/client/react';
import { GroupEventsDocument } from '@leela/client/documents/groups.js';
import { Plus } from 'lucide-react';
import { ConnectionList } from '../../app/ConnectionList.js';
import { Empty, LinkButton, Row, Stack } from '../../ui/index.js';
import { EventCard } from '../events/EventCard.js';
import { canRead, useGroup } from './GroupPage.js';

/** The coming events of a group. */
export function Component() {
  const group = useGroup();
  const readable = canRead(group);
  const result = useQuery(GroupEventsDocument, {
    variables: { slug: group.slug },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
    skip: !readable,
  });
  if (!readable) return <Empty title="Events are for members" text="Join the group to see them." />;
  const own = group.viewerMembership;
  return (
    <Stack>
      {group.isActive && own?.status === 'ACTIVE' && own.permissions.canPost && (
        <Row style={{ justifyContent: 'flex-end' }}>
          <LinkButton size="small" to={`/events/new?group=${group.slug}`}>
            <Plus size={16} /> New event of the group
          </LinkButton>
        </Row>
      )}
      <ConnectionList
        result={result}
        list={result.data?.group?.events}
        itemHeight={140}
        empty={<Empty title="No coming events" />}
      >
        {(event) => <EventCard key={event.id} event={event} />}
      </ConnectionList>
    </Stack>
  );
}
