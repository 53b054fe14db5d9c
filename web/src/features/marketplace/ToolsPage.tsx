import { useQuery } from '@apollo/client/react';
import { ToolsPageDocument } from '@leela/client/documents/marketplace.js';
import type { ToolCategory, ToolSort } from '@leela/client/schema.js';
import { BadgeCheck, Download, Star } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import {
  Avatar,
  Badge,
  Empty,
  formatCount,
  InfiniteList,
  LinkButton,
  Page,
  Row,
  Select,
  Skeleton,
  TextField,
} from '../../ui/index.js';
import styles from './marketplace.module.css';
import { CATEGORIES, categoryWords } from './words.js';

const SORTS: { value: ToolSort; label: string }[] = [
  { value: 'POPULAR', label: 'Popular' },
  { value: 'TOP_RATED', label: 'Top rated' },
  { value: 'MOST_DOWNLOADED', label: 'Most downloaded' },
  { value: 'MOST_STARRED', label: 'Most starred' },
  { value: 'NEWEST', label: 'Newest' },
  { value: 'NAME', label: 'By name' },
];

/** The catalogue of tools. */
export function Component() {
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState<ToolCategory | ''>('');
  const [sort, setSort] = useState<ToolSort>('POPULAR');
  const query = useDeferredValue(search.trim());
  const { data, previousData, loading, fetchMore } = useQuery(ToolsPageDocument, {
    variables: { search: query || null, category: category || null, sort },
  });
  const list = (data ?? previousData)?.tools;
  return (
    <Page
      title="Tools"
      text="Tools that members publish."
      width="wide"
      actions={<LinkButton to="/tools/publish">Publish a tool</LinkButton>}
    >
      <div className={styles['filters']}>
        <TextField
          label="Search"
          type="search"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Select
          label="Category"
          value={category}
          options={[{ value: '' as const, label: 'All' }, ...CATEGORIES]}
          onChoose={setCategory}
        />
        <Select label="Order" value={sort} options={SORTS} onChoose={setSort} />
      </div>
      {list?.nodes.length === 0 && <Empty title="No tool fits" text="Try other words or all categories." />}
      <InfiniteList
        hasMore={list?.pageInfo.hasNextPage ?? false}
        loading={loading}
        onMore={() => void fetchMore({ variables: { after: list?.pageInfo.endCursor } })}
      >
        <div className="grid">
          {!list && [1, 2, 3, 4, 5, 6].map((key) => <Skeleton key={key} height={190} />)}
          {list?.nodes.map((tool) => (
            <Link key={tool.id} to={`/tools/${tool.slug}`} className={`card ${styles['tool']}`}>
              <Row>
                <Avatar name={tool.name} src={tool.icon?.startsWith('http') ? tool.icon : null} size={38} />
                <div className="grow">
                  <h2>{tool.name}</h2>
                  <div className="muted small">
                    {tool.isBuiltIn ? 'Built in' : (tool.author?.fullName ?? 'A former user')}
                  </div>
                </div>
                {tool.isVerified && <BadgeCheck size={18} aria-label="Verified" color="var(--accent)" />}
              </Row>
              <p className={`muted ${styles['text']}`}>{tool.description}</p>
              <Row between>
                <Badge>{categoryWords(tool.category)}</Badge>
                <span className={`row muted small ${styles['numbers']}`}>
                  <Star size={14} aria-hidden="true" />
                  {tool.stats.rating?.toFixed(1) ?? '–'}
                  <Download size={14} aria-hidden="true" />
                  {formatCount(tool.stats.downloads)}
                </span>
              </Row>
            </Link>
          ))}
        </div>
      </InfiniteList>
    </Page>
  );
}
