import { useQuery } from '@apollo/client/react';
import { ProfileRepostsDocument } from '@leela/client/documents/profile.js';
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
  return <PostList result={result} list={posts} empty="No reposts yet" />;
}
