import { useQuery } from '@apollo/client/react';
import { GroupsMineDocument, GroupsPageDocument } from '@leela/client/documents/groups.js';
import type { GroupCategory, GroupSort } from '@leela/client/schema.js';
import { Plus, Search } from 'lucide-react';
import type { FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useSession } from '../../app/session.js';
import { Button, Chips, Empty, LinkButton, Page, Row, Select, Stack } from '../../ui/index.js';
import { GroupCard } from './GroupCard.js';
import styles from './groups.module.css';
import { JoinActions } from './JoinActions.js';
import { CATEGORIES, SORTS } from './words.js';

/** Groups to discover, and the groups of the viewer. */
export function Component() {
  const { signedIn } = useSession();
  const [search, setSearch] = useSearchParams();
  const mine = signedIn && search.get('view') === 'mine';
  function set(changes: Record<string, string>) {
    const next = new URLSearchParams(search);
    for (const [key, value] of Object.entries(changes)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    setSearch(next, { replace: true });
  }
  return (
    <Page
      title="Groups"
      text="People who work on the same things."
      width="wide"
      actions={
        <LinkButton to="/groups/new">
          <Plus size={18} /> New group
        </LinkButton>
      }
    >
      {signedIn && (
        <Chips
          label="Which groups"
          value={mine ? 'mine' : 'all'}
          onChoose={(view) => set({ view: view === 'mine' ? view : '' })}
          options={[
            { value: 'all', label: 'Discover' },
            { value: 'mine', label: 'My groups' },
          ]}
        />
      )}
      {mine ? (
        <Mine />
      ) : (
        <Discover
          words={search.get('q') ?? ''}
          category={(search.get('category') ?? '') as GroupCategory | ''}
          sort={(search.get('sort') ?? 'POPULAR') as GroupSort}
          onSet={set}
        />
      )}
    </Page>
  );
}

function Discover({
  words,
  category,
  sort,
  onSet,
}: {
  words: string;
  category: GroupCategory | '';
  sort: GroupSort;
  onSet: (changes: Record<string, string>) => void;
}) {
  const result = useQuery(GroupsPageDocument, {
    variables: { search: words || null, category: category || null, sort },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onSet({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim() });
  }
  return (
    <Stack>
      <div className={styles['filters']}>
        <form role="search" onSubmit={find} className="row">
          <input
            key={words}
            className="input"
            type="search"
            name="q"
            aria-label="Search groups"
            placeholder="Search groups"
            defaultValue={words}
          />
          <Button type="submit" kind="plain" aria-label="Search">
            <Search size={18} />
          </Button>
        </form>
        <Select
          label="Topic"
          value={category}
          onChoose={(value) => onSet({ category: value })}
          options={[{ value: '', label: 'All topics' }, ...CATEGORIES]}
        />
      </div>
      <Chips label="Order" value={sort} options={SORTS} onChoose={(value) => onSet({ sort: value })} />
      <ConnectionList
        result={result}
        list={result.data?.groups}
        className="grid"
        itemHeight={250}
        empty={
          <Empty
            title="No groups found"
            text="Try other words or another topic, or start a group."
            action={<LinkButton to="/groups/new">Start a group</LinkButton>}
          />
        }
      >
        {(group) => <GroupCard key={group.id} group={group} />}
      </ConnectionList>
    </Stack>
  );
}

function Mine() {
  const result = useQuery(GroupsMineDocument, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const viewer = result.data?.viewer;
  return (
    <Stack>
      {viewer && viewer.invitations.nodes.length > 0 && (
        <>
          <h2>Invitations</h2>
          <div className="grid">
            {viewer.invitations.nodes.map(
              ({ id, group, invitedBy }) =>
                group && (
                  <GroupCard
                    key={id}
                    group={group}
                    actions={
                      <>
                        {invitedBy && <p className="small muted">{invitedBy.fullName} invited you.</p>}
                        <Row wrap>
                          <JoinActions group={group} />
                        </Row>
                      </>
                    }
                  />
                ),
            )}
          </div>
        </>
      )}
      {viewer && viewer.requests.nodes.length > 0 && (
        <>
          <h2>Requests that wait</h2>
          <div className="grid">
            {viewer.requests.nodes.map(({ id, group }) => group && <GroupCard key={id} group={group} />)}
          </div>
        </>
      )}
      <h2>Groups you are in</h2>
      <ConnectionList
        result={result}
        list={viewer?.memberships}
        className="grid"
        itemHeight={250}
        empty={<Empty title="You are in no group yet" text="Discover groups, or start one." />}
      >
        {({ id, group }) => group && <GroupCard key={id} group={group} />}
      </ConnectionList>
    </Stack>
  );
}
