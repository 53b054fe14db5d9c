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
import type { OperationError } from '@leela/client';
import { Link } from 'react-router';
import { ConnectionList, type ConnectionListProps, type ListResult } from '../../app/ConnectionList.js';
import { useAction } from '../../app/useAction.js';
import { Avatar, Button, Errors, Section, Skeleton } from '../../ui/index.js';
import styles from './settings.module.css';

interface ListProps {
  title: string;
  text: string;
  empty: string;
  action: string;
  result: ListResult;
  list: ConnectionListProps<PersonPartsFragment>['list'];
  errors: readonly OperationError[];
  onRemove: (userId: string) => void;
}

function PeopleList({ title, text, empty, action, result, list, errors, onRemove }: ListProps) {
  return (
    <Section title={title} text={text}>
      <Errors of={errors} />
      <ConnectionList
        result={result}
        list={list}
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
            <Button kind="plain" size="small" onClick={() => onRemove(person.id)}>
              {action}
            </Button>
          </li>
        )}
      </ConnectionList>
    </Section>
  );
}

/** The viewer's close friends. */
export function CloseFriends() {
  const result = useQuery(SettingsCloseFriendsDocument);
  const { run, errors } = useAction(SettingsRemoveCloseFriendDocument);
  const list = result.data?.viewer?.closeFriends;
  return (
    <PeopleList
      title="Close friends"
      text="They see the stories that you share with close friends. They are not told."
      empty="No one yet. Add people on their profiles."
      action="Remove"
      result={result}
      list={list}
      errors={errors}
      onRemove={(userId) => void run({ userId }).then(() => result.refetch())}
    />
  );
}

/** The users whom the viewer has blocked. */
export function BlockedPeople() {
  const result = useQuery(SettingsBlockedDocument);
  const { run, errors } = useAction(SettingsUnblockDocument);
  const list = result.data?.viewer?.blockedUsers;
  return (
    <PeopleList
      title="Blocked"
      text="You do not see each other anywhere."
      empty="You have blocked no one."
      action="Unblock"
      result={result}
      list={list}
      errors={errors}
      onRemove={(userId) => void run({ userId }).then(() => result.refetch())}
    />
  );
}

/** The users whom the viewer has muted. */
export function MutedPeople() {
  const result = useQuery(SettingsMutedDocument);
  const { run, errors } = useAction(SettingsUnmuteDocument);
  const list = result.data?.viewer?.mutedUsers;
  return (
    <PeopleList
      title="Muted"
      text="Their posts are not in your feed. They are not told."
      empty="You have muted no one."
      action="Unmute"
      result={result}
      list={list}
      errors={errors}
      onRemove={(userId) => void run({ userId }).then(() => result.refetch())}
    />
  );
}
