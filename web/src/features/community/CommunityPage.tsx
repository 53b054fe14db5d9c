import { useQuery } from '@apollo/client/react';
import {
  CommunityMyGroupsDocument,
  CommunityOwnDocument,
  CommunityPageDocument,
  CommunitySearchDocument,
} from '@leela/client/documents/community.js';
import type { CommunityPostSort, CommunityPostType } from '@leela/client/schema.js';
import { Plus, Search } from 'lucide-react';
import type { FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useSession } from '../../app/session.js';
import { Badge, Button, Chips, Empty, LinkButton, Page, Row, Select, Stack } from '../../ui/index.js';
import styles from './community.module.css';
import { TopicCard } from './TopicCard.js';
import { SORTS, TYPES } from './words.js';

type View = 'all' | 'groups' | 'own' | 'drafts';

/** The community: posts of everywhere by order, type, tag and words, and those of the viewer's groups. */
export function Component() {
  const { signedIn } = useSession();
  const [search, setSearch] = useSearchParams();
  const words = search.get('q') ?? '';
  const view = ((signedIn && search.get('view')) || 'all') as View;

  function set(changes: Record<string, string>) {
    const next = new URLSearchParams(search);
    for (const [key, value] of Object.entries(changes)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    setSearch(next, { replace: true });
  }

  function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    set({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim() });
  }

  return (
    <Page
      title="Community"
      text="Questions, showcases, polls and talk."
      actions={
        <LinkButton to="/community/new">
          <Plus size={18} /> New post
        </LinkButton>
      }
    >
      <form role="search" onSubmit={find} className={styles['search']}>
        <input
          className="input"
          type="search"
          name="q"
          aria-label="Search the community"
          placeholder="Search the community"
          defaultValue={words}
          key={words}
        />
        <Button type="submit" kind="plain" aria-label="Search">
          <Search size={18} />
        </Button>
      </form>
      {signedIn && !words && (
        <Chips<View>
          label="Which posts"
          value={view}
          onChoose={(value) => set({ view: value === 'all' ? '' : value })}
          options={[
            { value: 'all', label: 'All' },
            { value: 'groups', label: 'My groups' },
            { value: 'own', label: 'My posts' },
            { value: 'drafts', label: 'Drafts' },
          ]}
        />
      )}
      {words ? (
        <Found words={words} onClear={() => set({ q: '' })} />
      ) : view === 'groups' ? (
        <OfMyGroups />
      ) : view === 'own' || view === 'drafts' ? (
        <Own key={view} drafts={view === 'drafts'} />
      ) : (
        <All
          sort={(search.get('sort') as CommunityPostSort | null) ?? 'HOT'}
          type={(search.get('type') as CommunityPostType | null) ?? ''}
          tag={search.get('tag') ?? ''}
          onSet={set}
        />
      )}
    </Page>
  );
}

function All({
  sort,
  type,
  tag,
  onSet,
}: {
  sort: CommunityPostSort;
  type: CommunityPostType | '';
  tag: string;
  onSet: (changes: Record<string, string>) => void;
}) {
  const result = useQuery(CommunityPageDocument, {
    variables: { sort, type: type || null, tag: tag || null },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  return (
    <Stack>
      <Row wrap between>
        <Chips label="Order" value={sort} options={SORTS} onChoose={(value) => onSet({ sort: value })} />
        <Select
          label="Type"
          value={type}
          onChoose={(value) => onSet({ type: value })}
          options={[{ value: '', label: 'All types' }, ...TYPES]}
        />
      </Row>
      {tag && (
        <Row>
          <Badge tone="accent">#{tag}</Badge>
          <Button kind="quiet" size="small" onClick={() => onSet({ tag: '' })}>
            Show all tags
          </Button>
        </Row>
      )}
      <ConnectionList
        result={result}
        list={result.data?.communityPosts}
        itemHeight={190}
        empty={
          <Empty
            title="No posts here yet"
            text="Choose another filter, or write the first post."
            action={<LinkButton to="/community/new">Write a post</LinkButton>}
          />
        }
      >
        {(topic) => <TopicCard key={topic.id} topic={topic} />}
      </ConnectionList>
    </Stack>
  );
}

function Found({ words, onClear }: { words: string; onClear: () => void }) {
  const result = useQuery(CommunitySearchDocument, {
    variables: { query: words },
  });
  return (
    <Stack>
      <Row between wrap>
        <p className="muted">Posts with all of the words “{words}”</p>
        <Button kind="quiet" size="small" onClick={onClear}>
          Clear the search
        </Button>
      </Row>
      <ConnectionList
        result={result}
        list={result.data?.searchCommunityPosts}
        itemHeight={190}
        empty={<Empty title="Nothing found" text="Try fewer or other words." />}
      >
        {(topic) => <TopicCard key={topic.id} topic={topic} />}
      </ConnectionList>
    </Stack>
  );
}

function OfMyGroups() {
  const result = useQuery(CommunityMyGroupsDocument, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  return (
    <ConnectionList
      result={result}
      list={result.data?.viewer?.groupFeed}
      itemHeight={190}
      empty={
        <Empty
          title="No posts of your groups yet"
          text="Join groups to read their posts here."
          action={<LinkButton to="/groups">Find groups</LinkButton>}
        />
      }
    >
      {(topic) => <TopicCard key={topic.id} topic={topic} />}
    </ConnectionList>
  );
}

function Own({ drafts }: { drafts: boolean }) {
  const result = useQuery(CommunityOwnDocument, {
    variables: { status: drafts ? 'DRAFT' : null },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  return (
    <ConnectionList
      result={result}
      list={result.data?.viewer?.communityPosts}
      itemHeight={190}
      empty={
        <Empty
          title={drafts ? 'No drafts' : 'No posts of yours yet'}
          action={<LinkButton to="/community/new">Write a post</LinkButton>}
        />
      }
    >
      {(topic) => <TopicCard key={topic.id} topic={topic} />}
    </ConnectionList>
  );
}
