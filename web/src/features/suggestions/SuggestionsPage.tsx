import { useQuery } from '@apollo/client/react';
import { SuggestionsPageDocument, type SuggestionCardFragment } from '@leela/client/documents/suggestions.js';
import type { SuggestionCategory, SuggestionSort, SuggestionStatus } from '@leela/client/schema.js';
import { MessageSquare, Plus } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import {
  Badge,
  Card,
  Chips,
  Empty,
  formatEnum,
  LinkButton,
  Page,
  Row,
  Select,
  Stack,
  Time,
} from '../../ui/index.js';
import styles from './suggestions.module.css';
import { VoteButton } from './VoteButton.js';
import { CATEGORIES, STATUSES, StatusBadge } from './words.js';

/** What users suggest for the platform, by status, category and votes. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  const status = (search.get('status') ?? '') as SuggestionStatus | '';
  const category = (search.get('category') ?? '') as SuggestionCategory | '';
  const sort = (search.get('sort') ?? 'TOP') as SuggestionSort;
  const result = useQuery(SuggestionsPageDocument, {
    variables: { status: status || null, category: category || null, sort },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  function set(name: string, value: string) {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { replace: true });
  }
  return (
    <Page
      title="Suggestions"
      text="What the platform should become."
      actions={
        <LinkButton to="/suggestions/new">
          <Plus size={18} /> Suggest
        </LinkButton>
      }
    >
      <Row between wrap>
        <Chips<SuggestionSort>
          label="Order"
          value={sort}
          onChoose={(value) => set('sort', value)}
          options={[
            { value: 'TOP', label: 'Most votes' },
            { value: 'NEW', label: 'New' },
          ]}
        />
        <Select
          label="Category"
          value={category}
          onChoose={(value) => set('category', value)}
          options={[{ value: '', label: 'All categories' }, ...CATEGORIES]}
        />
      </Row>
      <Chips<SuggestionStatus | ''>
        label="Status"
        value={status}
        onChoose={(value) => set('status', value)}
        options={[{ value: '', label: 'All' }, ...STATUSES]}
      />
      <ConnectionList
        result={result}
        list={result.data?.suggestions}
        itemHeight={120}
        empty={<Empty title="No suggestions here" text="Choose another filter, or make one." />}
      >
        {(suggestion) => <SuggestionCard key={suggestion.id} suggestion={suggestion} />}
      </ConnectionList>
    </Page>
  );
}

function SuggestionCard({ suggestion }: { suggestion: SuggestionCardFragment }) {
  const { id, title, description, status, category, stats, author, createdAt } = suggestion;
  return (
    <Card>
      <div className={styles['card']}>
        <VoteButton suggestion={suggestion} />
        <Stack gap="small" className="stack grow">
          <h2>
            <Link to={`/suggestions/${id}`}>{title}</Link>
          </h2>
          <p className={styles['excerpt']}>{description}</p>
          <Row wrap className="row small muted">
            <StatusBadge status={status} />
            <Badge>{category === 'UI' ? 'Interface' : formatEnum(category)}</Badge>
            <span>
              <MessageSquare size={14} aria-label="Comments" style={{ verticalAlign: '-2px' }} />{' '}
              {stats.comments}
            </span>
            <span>
              {author.fullName} · <Time at={createdAt} />
            </span>
          </Row>
        </Stack>
      </div>
    </Card>
  );
}
