import { useQuery } from '@apollo/client/react';
import { GroupMembersDocument, type GroupMembershipFragment } from '@leela/client/documents/groups.js';
import type { MembershipStatus } from '@leela/client/schema.js';
import { useState } from 'react';
import { ConnectionList } from '../../app/ConnectionList.js';
import {
  Badge,
  Card,
  Chips,
  Empty,
  formatDate,
  formatDateTime,
  formatEnum,
  Person,
  Stack,
} from '../../ui/index.js';
import { canRead, useGroup } from './GroupPage.js';
import styles from './groups.module.css';
import { MemberActions } from './MemberActions.js';

const STATES: { value: MembershipStatus; label: string }[] = [
  { value: 'ACTIVE', label: 'Members' },
  { value: 'PENDING', label: 'Requests' },
  { value: 'INVITED', label: 'Invited' },
  { value: 'SUSPENDED', label: 'Suspended' },
  { value: 'BANNED', label: 'Banned' },
];

/** The members of a group; requests, invitations and bans for those who manage members. */
export function Component() {
  const group = useGroup();
  const own = group.viewerMembership;
  const manages = own?.status === 'ACTIVE' && own.permissions.canManageMembers;
  const [status, setStatus] = useState<MembershipStatus>('ACTIVE');
  const readable = canRead(group);
  const result = useQuery(GroupMembersDocument, {
    variables: { slug: group.slug, status },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
    skip: !readable,
  });
  const { data, refetch } = result;
  if (!readable) return <Empty title="Members are shown to members" text="Join the group to see them." />;
  const list = data?.group?.members;
  // A decision changes the state of a row at once; the list itself is loaded again.
  const shown = list && { ...list, nodes: list.nodes.filter((one) => one.status === status) };
  return (
    <Stack>
      {manages && <Chips label="Which members" value={status} options={STATES} onChoose={setStatus} />}
      <Card flush>
        <ConnectionList
          result={result}
          list={shown}
          className=""
          itemHeight={64}
          empty={<Empty title="No users here" />}
        >
          {(membership) => (
            <div key={membership.id} className={styles['member']}>
              <Person user={membership.user} text={aboutMember(membership)} />
              {membership.role !== 'MEMBER' && <Badge tone="accent">{formatEnum(membership.role)}</Badge>}
              {manages && (
                <MemberActions own={own} membership={membership} onChanged={() => void refetch()} />
              )}
            </div>
          )}
        </ConnectionList>
      </Card>
    </Stack>
  );
}

function aboutMember({ status, joinedAt, applicationNote, banReason, bannedUntil }: GroupMembershipFragment) {
  const until = bannedUntil ? `until ${formatDateTime(bannedUntil)}` : 'without an end';
  if (status === 'PENDING') return applicationNote ? `“${applicationNote}”` : 'Wants to join';
  if (status === 'INVITED') return `Invited on ${formatDate(joinedAt)}`;
  if (status === 'BANNED' || status === 'SUSPENDED') return `${banReason ?? ''} (${until})`;
  return `Since ${formatDate(joinedAt)}`;
}
