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
import { useAction } from '../../app/useAction.js';
import { Avatar, Button, Errors, MoreButton, Section, Skeleton } from '../../ui/index.js';
import styles from './settings.module.css';

interface ListProps {
  title: string;
  text: string;
  empty: string;
  action: string;
  /** Undefined while it is loaded. */
  list: { nodes: readonly PersonPartsFragment[]; pageInfo: { hasNextPage: boolean } } | undefined;
  errors: readonly OperationError[];
  onRemove: (userId: string) => void;
  onMore: () => void;
}

function PeopleList({ title, text, empty, action, list, errors, onRemove, onMore }: ListProps) {
  return (
    <Section title={title} text={text}>
      <Errors of={errors} />
      {!list && <Skeleton height={50} />}
      {list?.nodes.length === 0 && <p className="muted">{empty}</p>}
      <ul className={styles['list']}>
        {list?.nodes.map((person) => (
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
        ))}
      </ul>
      <MoreButton hasMore={list?.pageInfo.hasNextPage} onMore={onMore} />
    </Section>
  );
}

/** The viewer's close friends. */
export function CloseFriends() {
  const { data, refetch, fetchMore } = useQuery(SettingsCloseFriendsDocument);
  const { run, errors } = useAction(SettingsRemoveCloseFriendDocument);
  const list = data?.viewer?.closeFriends;
  return (
    <PeopleList
      title="Close friends"
      text="They see the stories that you share with close friends. They are not told."
      empty="No one yet. Add people on their profiles."
      action="Remove"
      list={list}
      errors={errors}
      onRemove={(userId) => void run({ userId }).then(() => refetch())}
      onMore={() => void fetchMore({ variables: { after: list?.pageInfo.endCursor } })}
    />
  );
}

/** The users whom the viewer has blocked. */
export function BlockedPeople() {
  const { data, refetch, fetchMore } = useQuery(SettingsBlockedDocument);
  const { run, errors } = useAction(SettingsUnblockDocument);
  const list = data?.viewer?.blockedUsers;
  return (
    <PeopleList
      title="Blocked"
      text="You do not see each other anywhere."
      empty="You have blocked no one."
      action="Unblock"
      list={list}
      errors={errors}
      onRemove={(userId) => void run({ userId }).then(() => refetch())}
      onMore={() => void fetchMore({ variables: { after: list?.pageInfo.endCursor } })}
    />
  );
}

/** The users whom the viewer has muted. */
export function MutedPeople() {
  const { data, refetch, fetchMore } = useQuery(SettingsMutedDocument);
  const { run, errors } = useAction(SettingsUnmuteDocument);
  const list = data?.viewer?.mutedUsers;
  return (
    <PeopleList
      title="Muted"
      text="Their posts are not in your feed. They are not told."
      empty="You have muted no one."
      action="Unmute"
      list={list}
      errors={errors}
      onRemove={(userId) => void run({ userId }).then(() => refetch())}
      onMore={() => void fetchMore({ variables: { after: list?.pageInfo.endCursor } })}
    />
  );
}
