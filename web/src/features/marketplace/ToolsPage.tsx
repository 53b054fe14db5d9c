import { useQuery } from '@apollo/client/react';
import { ToolsPageDocument } from '@leela/client/documents/marketplace.js';
import type { ToolCategory, ToolSort } from '@leela/client/schema.js';
import { BadgeCheck, Download, Star } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import {
  Avatar,
  Badge,
  Empty,
  formatCount,
  LinkButton,
  Page,
  Row,
  Select,
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
  const result = useQuery(ToolsPageDocument, {
    variables: { search: query || null, category: category || null, sort },
  });
  const list = (result.data ?? result.previousData)?.tools;
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
      <ConnectionList
        result={result}
        list={list}
        className="grid"
        itemHeight={190}
        empty={<Empty title="No tool fits" text="Try other words or all categories." />}
      >
        {(tool) => (
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
        )}
      </ConnectionList>
    </Page>
  );
}
