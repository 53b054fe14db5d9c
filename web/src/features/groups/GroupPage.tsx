import { useQuery } from '@apollo/client/react';
import { GroupPageDocument, type GroupDetailsFragment } from '@leela/client/documents/groups.js';
import { useEffect } from 'react';
import { Outlet, useLocation, useNavigate, useOutletContext, useParams } from 'react-router';
import { LoadError } from '../../app/LoadError.js';
import { Component as NotFound } from '../../app/NotFoundPage.js';
import { Avatar, Card, LinkTabs, Note, Page, Row, Skeleton, formatDateTime } from '../../ui/index.js';
import { GroupFacts } from './GroupCard.js';
import styles from './groups.module.css';
import { JoinActions } from './JoinActions.js';

/** A group: its head, and the tab of the address below it. */
export function Component() {
  const { slug = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(GroupPageDocument, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const group = data?.group;
  useCurrentSlug(slug, group?.slug);
  if (!group && error) return <LoadError title="Group" error={error} onRetry={() => refetch()} />;
  if (!group && !loading) return <NotFound />;
  if (!group)
    return (
      <Page title="Group" hideTitle>
        <Card flush aria-busy="true">
          <Skeleton height={300} />
        </Card>
      </Page>
    );
  return <Loaded group={group} />;
}

function Loaded({ group }: { group: GroupDetailsFragment }) {
  const base = `/groups/${group.slug}`;
  const role = group.viewerMembership?.status === 'ACTIVE' ? group.viewerMembership.role : null;
  const manages = role === 'OWNER' || role === 'ADMIN' || group.viewerMembership?.permissions.canInvite;
  return (
    <Page title={group.name} hideTitle>
      <Card flush>
        <div className={styles['cover']}>
          {group.coverImage && <img src={group.coverImage} alt="" width={680} height={150} />}
        </div>
        <div className={styles['head']}>
          <Row between style={{ alignItems: 'flex-end' }} wrap>
            <div className={styles['face']}>
              <Avatar name={group.name} src={group.avatar} size={76} />
            </div>
            <Row wrap>
              <JoinActions group={group} />
            </Row>
          </Row>
          <p className="strong" style={{ fontSize: 20 }}>
            {group.name}
          </p>
          {group.description && <p>{group.description}</p>}
          <GroupFacts group={group} />
        </div>
      </Card>
      <State group={group} />
      <LinkTabs
        label="Parts of the group"
        items={[
          { to: base, label: 'Posts' },
          { to: `${base}/members`, label: 'Members' },
          { to: `${base}/events`, label: 'Events' },
          { to: `${base}/about`, label: 'About' },
          ...(manages ? [{ to: `${base}/settings`, label: 'Settings' }] : []),
        ]}
      />
      <Outlet context={group} />
    </Page>
  );
}

/** What a user should know about the state of the group, and of the own membership. */
function State({ group }: { group: GroupDetailsFragment }) {
  const membership = group.viewerMembership;
  const until = membership?.bannedUntil ? ` until ${formatDateTime(membership.bannedUntil)}` : '';
  const reason = membership?.banReason ? ` Reason: ${membership.banReason}` : '';
  return (
    <>
      {!group.isActive && <Note tone="warn">This group is archived. It can be read, not changed.</Note>}
      {membership?.status === 'INVITED' && (
        <Note tone="good">{membership.invitedBy?.fullName ?? 'A member'} invited you to this group.</Note>
      )}
      {membership?.status === 'PENDING' && <Note>Your request to join waits for an answer.</Note>}
      {membership?.status === 'SUSPENDED' && (
        <Note tone="warn">
          You are suspended{until}: you read the group and take no part.{reason}
        </Note>
      )}
      {membership?.status === 'BANNED' && (
        <Note tone="bad">
          You are banned{until}.{reason}
        </Note>
      )}
    </>
  );
}

/** The group of the page, for its tabs. */
export const useGroup = (): GroupDetailsFragment => useOutletContext<GroupDetailsFragment>();

/** Leads from a former slug of the group to the current one. */
function useCurrentSlug(given: string, current: string | undefined) {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  useEffect(() => {
    if (!current || current === given) return;
    const rest = pathname.split('/').slice(3).join('/');
    void navigate(`/groups/${current}${rest && `/${rest}`}${search}`, { replace: true });
  }, [given, current, pathname, search, navigate]);
}

/** Whether the viewer may read the posts and the members of a group. */
export function canRead(group: GroupDetailsFragment): boolean {
  const status = group.viewerMembership?.status;
  return group.visibility === 'PUBLIC' || status === 'ACTIVE' || status === 'SUSPENDED';
}
