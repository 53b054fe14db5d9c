import { useQuery } from '@apollo/client/react';
import { ProfileFollowersDocument } from '@leela/client/documents/profile.js';
import { useMore } from '../../app/useMore.js';
import { PersonList } from '../people/PersonList.js';
import { useProfile } from './ProfilePage.js';

/** The users who follow a user, latest first. */
export function Component() {
  const { username } = useProfile();
  const result = useQuery(ProfileFollowersDocument, {
    variables: { username },
    fetchPolicy: 'cache-and-network',
  });
  const people = result.data?.user?.followers;
  const more = useMore(result, people?.pageInfo);
  if (result.error && !people) throw result.error;
  return <PersonList people={people?.nodes} more={more} empty="No followers yet" />;
}
