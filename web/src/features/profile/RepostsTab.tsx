import { useQuery } from '@apollo/client/react';
import { ProfileRepostsDocument } from '@leela/client/documents/profile.js';
import { useMore } from '../../app/useMore.js';
import { PostList } from '../post/PostList.js';
import { useProfile } from './ProfilePage.js';

/** The posts that a user has reposted. */
export function Component() {
  const { username } = useProfile();
  const result = useQuery(ProfileRepostsDocument, {
    variables: { username },
    fetchPolicy: 'cache-and-network',
  });
  const posts = result.data?.user?.reposts;
  const more = useMore(result, posts?.pageInfo);
  if (result.error && !posts) throw result.error;
  return <PostList posts={posts?.nodes} more={more} empty="No reposts yet" />;
}
