import type { PersonRowPartsFragment } from '@leela/client/documents/people.js';
import type { ComponentProps } from 'react';
import { Card, Empty, InfiniteList, Skeleton, Stack } from '../../ui/index.js';
import { PersonRow } from './PersonRow.js';
import styles from './People.module.css';

/** A list of users that grows; grey boxes while it is loaded. */
export function PersonList({
  people,
  more,
  empty,
}: {
  /** Undefined while they are loaded. */
  people: readonly PersonRowPartsFragment[] | undefined;
  more: Omit<ComponentProps<typeof InfiniteList>, 'children'>;
  empty: string;
}) {
  if (!people)
    return (
      <Card>
        <Stack>
          <Skeleton height={48} />
          <Skeleton height={48} />
          <Skeleton height={48} />
        </Stack>
      </Card>
    );
  if (people.length === 0) return <Empty title={empty} />;
  return (
    <InfiniteList {...more}>
      <Card>
        <ul className={styles['people']}>
          {people.map((user) => (
            <PersonRow key={user.id} user={user} />
          ))}
        </ul>
      </Card>
    </InfiniteList>
  );
}
