import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import {
  SettingsBlockedDocument,
  SettingsCloseFriendsDocument,
  SettingsMutedDocument,
  SettingsRemoveCloseFriendDocument,
  SettingsUnblockDocument,
  SettingsUnmuteDocument,
} from '@leela/client/documents/settings.js';
import type { PersonPartsFragment } from '@leela/client/documents/parts.js';
import { Link } from 'react-router';
import { ConnectionList, type ConnectionListProps } from '../../app/ConnectionList.js';
import { useAction } from '../../app/useAction.js';
import { Avatar, Button, Errors, Section, Skeleton } from '../../ui/index.js';
import styles from './settings.module.css';

interface ListProps<D, R> {
  title: string;
  text: string;
  empty: string;
  action: string;
  query: TypedDocumentNode<D, OperationVariables>;
  remove: TypedDocumentNode<R, { userId: string }>;
  pick: (data: D) => ConnectionListProps<PersonPartsFragment>['list'];
}

/** A list of users, and the way to take each of them off it. */
function PeopleList<D, R>({ title, text, empty, action, query, remove, pick }: ListProps<D, R>) {
  const result = useQuery(query);
  const { run, errors } = useAction(remove);
  return (
    <Section title={title} text={text}>
      <Errors of={errors} />
      <ConnectionList
        result={result}
        list={result.data && pick(result.data as D)}
        byClick
        placeholder={<Skeleton height={50} />}
        frame={(people) => <ul className={styles['list']}>{people}</ul>}
        empty={<p className="muted">{empty}</p>}
      >
        {(person) => (
          <li key={person.id}>
            <Avatar name={person.fullName} src={person.avatar} size={36} />
            <Link className="grow" to={`/@${person.username}`}>
              <span className="strong">{person.fullName}</span>{' '}
              <span className="muted">@{person.username}</span>
            </Link>
            <Button
              kind="plain"
              size="small"
              onClick={() => void run({ userId: person.id }).then(() => result.refetch())}
            >
              {action}
            </Button>
          </li>
        )}
      </ConnectionList>
    </Section>
  );
}

/** The viewer's close friends. */
export const CloseFriends = () => (
  <PeopleList
    title="Close friends"
    text="They see the stories that you share with close friends. They are not told."
    empty="No one yet. Add people on their profiles."
    action="Remove"
    query={SettingsCloseFriendsDocument}
    remove={SettingsRemoveCloseFriendDocument}
    pick={({ viewer }) => viewer?.closeFriends}
  />
);

/** The users that the viewer has blocked. */
export const BlockedPeople = () => (
  <PeopleList
    title="Blocked"
    text="You do not see each other anywhere."
    empty="You have blocked no one."
    action="Unblock"
    query={SettingsBlockedDocument}
    remove={SettingsUnblockDocument}
    pick={({ viewer }) => viewer?.blockedUsers}
  />
);

/** The users that the viewer has muted. */
export const MutedPeople = () => (
  <PeopleList
    title="Muted"
    text="Their posts are not in your feed. They are not told."
    empty="You have muted no one."
    action="Unmute"
    query={SettingsMutedDocument}
    remove={SettingsUnmuteDocument}
    pick={({ viewer }) => viewer?.mutedUsers}
  />
);
