import { useQuery } from '@apollo/client/react';
import { GroupPendingPostsDocument, GroupPostsDocument } from '@leela/client/documents/groups.js';
import type { CommunityPostSort } from '@leela/client/schema.js';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ConnectionList } from '../../app/ConnectionList.js';
import { Chips, Empty, LinkButton, Row, Stack } from '../../ui/index.js';
import { TopicCard } from '../community/TopicCard.js';
import { SORTS } from '../community/words.js';
import { canRead, useGroup } from './GroupPage.js';

/** The posts of a group; those that wait for approval, for its moderators. */
export function Component() {
  const group = useGroup();
  const [sort, setSort] = useState<CommunityPostSort>('NEW');
  const membership = group.viewerMembership;
  const active = membership?.status === 'ACTIVE' && group.isActive;
  const readable = canRead(group);
  const result = useQuery(GroupPostsDocument, {
    variables: { slug: group.slug, sort },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
    skip: !readable,
  });
  if (!readable) return <Empty title="Posts are for members" text="Join the group to read them." />;
  return (
    <Stack>
      <Row between wrap>
        <Chips label="Order" value={sort} options={SORTS} onChoose={setSort} />
        {active && membership.permissions.canPost && (
          <LinkButton size="small" to={`/community/new?group=${group.slug}`}>
            <Plus size={16} /> Post in this group
          </LinkButton>
        )}
      </Row>
      {active && membership.permissions.canModerate && <Pending slug={group.slug} />}
      <ConnectionList
        result={result}
        list={result.data?.group?.posts}
        itemHeight={180}
        empty={<Empty title="No posts yet" />}
      >
        {(topic) => <TopicCard key={topic.id} topic={topic} inGroup />}
      </ConnectionList>
    </Stack>
  );
}

function Pending({ slug }: { slug: string }) {
  const { data } = useQuery(GroupPendingPostsDocument, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.group?.pendingPosts;
  if (!list || list.nodes.length === 0) return null;
  return (
    <Stack gap="small">
      <h2>Posts that wait for approval</h2>
      {list.nodes.map((topic) => (
        <TopicCard key={topic.id} topic={topic} inGroup />
      ))}
    </Stack>
  );
}
