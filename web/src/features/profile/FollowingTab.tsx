import { useQuery } from '@apollo/client/react';
import { ProfileFollowingDocument } from '@leela/client/documents/profile.js';
import { useMore } from '../../app/useMore.js';
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
  const more = useMore(result, people?.pageInfo);
  if (result.error && !people) throw result.error;
  return <PersonList people={people?.nodes} more={more} empty="Follows nobody yet" />;
}
