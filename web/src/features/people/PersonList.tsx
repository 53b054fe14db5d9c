import type { PersonRowPartsFragment } from '@leela/client/documents/people.js';
import { ConnectionList, type ConnectionListProps } from '../../app/ConnectionList.js';
import { Card, Empty, Skeleton, Stack } from '../../ui/index.js';
import { PersonRow } from './PersonRow.js';
import styles from './People.module.css';

/** A list of users that grows; grey boxes while it is loaded. */
export function PersonList({
  empty,
  ...list
}: Pick<ConnectionListProps<PersonRowPartsFragment>, 'result' | 'list'> & { empty: string }) {
  return (
    <ConnectionList
      {...list}
      placeholder={
        <Card>
          <Stack>
            <Skeleton height={48} />
            <Skeleton height={48} />
            <Skeleton height={48} />
          </Stack>
        </Card>
      }
      frame={(people) => (
        <Card>
          <ul className={styles['people']}>{people}</ul>
        </Card>
      )}
      empty={<Empty title={empty} />}
    >
      {(user) => <PersonRow key={user.id} user={user} />}
    </ConnectionList>
  );
}
