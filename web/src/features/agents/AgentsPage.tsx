import { useQuery } from '@apollo/client/react';
import { AgentsPageDocument, FeaturedAgentsDocument } from '@leela/client/documents/agents.js';
import type { AgentCategory } from '@leela/client/schema.js';
import { useDeferredValue, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import { Checkbox, Empty, formatEnum, Page, Row, Select, TextField } from '../../ui/index.js';
import { AgentCard } from './AgentCard.js';
import styles from './agents.module.css';

const CATEGORIES: readonly AgentCategory[] = [
  'BUSINESS',
  'COMPANION',
  'CREATIVE',
  'EDUCATION',
  'ENTERTAINMENT',
  'HEALTH_WELLNESS',
  'HOME_LIFESTYLE',
  'TECHNOLOGY',
];

/** The catalogue of agents, with search and filters in the address. */
export function Component() {
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(params.get('search') ?? '');
  const search = useDeferredValue(text.trim());
  const category = CATEGORIES.find((one) => one === params.get('category'));
  const free = params.has('free');
  const fresh = params.has('new');
  const filtered = Boolean(search || category || free || fresh);
  const result = useQuery(AgentsPageDocument, {
    variables: {
      search: search || undefined,
      category,
      premium: free ? false : undefined,
      isNew: fresh || undefined,
    },
  });
  const featured = useQuery(FeaturedAgentsDocument, { skip: filtered }).data?.agents?.nodes ?? [];
  const list = (result.data ?? result.previousData)?.agents;

  function set(name: string, value: string | null) {
    setParams(
      (now) => {
        if (value === null) now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  }

  return (
    <Page title="Agents" text="Characters to talk to. Each has some free answers a day." width="wide">
      <div className={styles['filters']}>
        <TextField
          label="Search"
          type="search"
          placeholder="Name or subject"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          label="Category"
          value={category ?? ''}
          onChoose={(value) => set('category', value || null)}
          options={[
            { value: '', label: 'All categories' },
            ...CATEGORIES.map((value) => ({ value, label: formatEnum(value) })),
          ]}
        />
        <Row wrap>
          <Checkbox
            label="Without subscription"
            checked={free}
            onChange={() => set('free', free ? null : '')}
          />
          <Checkbox label="New" checked={fresh} onChange={() => set('new', fresh ? null : '')} />
        </Row>
      </div>
      {!filtered && featured.length > 0 && (
        <section className="stack" aria-labelledby="featured">
          <h2 id="featured">Featured</h2>
          <div className="grid">
            {featured.map((agent) => (
              <AgentCard key={agent.id} agent={agent} />
            ))}
          </div>
        </section>
      )}
      <section className="stack" aria-labelledby="all">
        <h2 id="all">{filtered ? 'Found' : 'All agents'}</h2>
        <ConnectionList
          result={result}
          list={list}
          className="grid"
          itemHeight={148}
          empty={<Empty title="No agent found" text="Try other words, or fewer filters." />}
        >
          {(agent) => <AgentCard key={agent.id} agent={agent} />}
        </ConnectionList>
      </section>
    </Page>
  );
}
