import { useQuery } from '@apollo/client/react';
import { ProfileFollowingDocument } from '@leela/client/documents/profile.js';
import { PersonList } from '../people/PersonList.js';
import { useProfile } from './ProfilePage.js';

/** The users that a user follows, latest first. */
export function Component() {
  const { username } = useProfile();
  const result = useQuery(ProfileFollowingDocument, {
    variables: { username },
    fetchPolicy: 'cache-and-network',
  });
  const people = result.data?.user?.following;
  return <PersonList result={result} list={people} empty="Follows nobody yet" />;
}
