import { useQuery } from '@apollo/client/react';
import { ProfileFollowersDocument } from '@leela/client/documents/profile.js';
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
  return <PersonList result={result} list={people} empty="No followers yet" />;
}
