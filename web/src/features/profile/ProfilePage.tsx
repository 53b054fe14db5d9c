import { useQuery } from '@apollo/client/react';
import { ProfilePageDocument, type ProfilePageQuery } from '@leela/client/documents/profile.js';
import { Lock } from 'lucide-react';
import { Outlet, useOutletContext, useParams } from 'react-router';
import { Component as NotFoundPage } from '../../app/NotFoundPage.js';
import { useSession } from '../../app/session.js';
import { Card, Empty, LinkTabs, Page, Skeleton } from '../../ui/index.js';
import { PostDialogs } from '../post/dialogs.js';
import { Head } from './Head.js';
import { Highlights } from './Highlights.js';
import styles from './Profile.module.css';

/** The user of the page. */
export type Profile = NonNullable<ProfilePageQuery['user']>;

/** The user of the page, for its tabs. */
export const useProfile = (): Profile => useOutletContext<Profile>();

/** A user: cover, bio, numbers, and their posts, reposts, followers and followed users in tabs. */
export function Component() {
  const { handle = '' } = useParams();
  if (!handle.startsWith('@')) return <NotFoundPage />;
  return <ProfileView key={handle} username={handle.slice(1)} />;
}

function ProfileView({ username }: { username: string }) {
  const { viewer } = useSession();
  const { data, error, loading } = useQuery(ProfilePageDocument, {
    variables: { username },
    fetchPolicy: 'cache-and-network',
  });
  const user = data?.user;
  if (!user) {
    if (error) throw error;
    return loading ? <Loading username={username} /> : <NotFoundPage />;
  }
  const own = viewer?.user.id === user.id;
  const hidden = user.isPrivate && !own && !user.viewerIsFollowing;
  const base = `/@${user.username}`;
  return (
    <Page title={`${user.fullName} (@${user.username})`} hideTitle>
      <PostDialogs>
        <Head user={user} own={own} />
        {user.viewerHasBlocked ? (
          <Empty title="You have blocked this user" text="Unblock the user to see the posts." />
        ) : hidden ? (
          <Empty
            title="This profile is private"
            text={
              <>
                <Lock size={15} aria-hidden="true" /> Only accepted followers see the posts and lists.
              </>
            }
          />
        ) : (
          <>
            <Highlights user={user} own={own} />
            <LinkTabs
              label="Profile"
              items={[
                { to: base, label: 'Posts' },
                { to: `${base}/reposts`, label: 'Reposts' },
                { to: `${base}/followers`, label: 'Followers' },
                { to: `${base}/following`, label: 'Following' },
              ]}
            />
            <Outlet context={user} />
          </>
        )}
      </PostDialogs>
    </Page>
  );
}

function Loading({ username }: { username: string }) {
  return (
    <Page title={`@${username}`} hideTitle>
      <Card flush>
        <div className={styles['cover']} />
        <div className={styles['loading']}>
          <Skeleton height={28} width="50%" />
          <Skeleton height={18} width="80%" />
          <Skeleton height={18} width="60%" />
        </div>
      </Card>
    </Page>
  );
}
