import { useQuery } from '@apollo/client/react';
import { GeneratePageDocument } from '@leela/client/documents/generations.js';
import type { AiGenerationType } from '@leela/client/schema.js';
import { Coins } from 'lucide-react';
import { useState } from 'react';
import { ConnectionList } from '../../../app/ConnectionList.js';
import { Chips, Empty, LinkButton, Page, Skeleton } from '../../../ui/index.js';
import styles from './generate.module.css';
import { GenerationCard } from './GenerationCard.js';
import { GenerationForm } from './GenerationForm.js';
import { TYPES } from './words.js';

type Filter = AiGenerationType | 'ALL';

/** Requests images, videos and better texts, and shows what was made. */
export function Component() {
  const [filter, setFilter] = useState<Filter>('ALL');
  const result = useQuery(GeneratePageDocument, {
    variables: { type: filter === 'ALL' ? null : filter },
    fetchPolicy: 'cache-and-network',
  });
  const shown = result.data ?? result.previousData;
  const viewer = shown?.viewer;
  const list = viewer?.generations;
  const changed = () => void result.refetch();
  return (
    <Page
      title="Generate"
      text="Images, videos and better texts by a prompt."
      width="wide"
      actions={
        viewer && (
          <LinkButton to="/billing/coins" kind="plain">
            <Coins size={16} /> {viewer.coins.toLocaleString('en')} coins
          </LinkButton>
        )
      }
    >
      {shown ? (
        <GenerationForm prices={shown.generationPrices ?? []} onRequest={changed} />
      ) : (
        <Skeleton height={300} />
      )}
      <Chips
        look="segmented"
        label="Show"
        value={filter}
        options={[{ value: 'ALL', label: 'All' }, ...TYPES]}
        onChoose={setFilter}
      />
      <ConnectionList
        result={result}
        list={list}
        className={styles['gallery']}
        itemHeight={320}
        empty={<Empty title="Nothing here yet" text="Describe what you want to see." />}
      >
        {(generation) => <GenerationCard key={generation.id} generation={generation} onChange={changed} />}
      </ConnectionList>
    </Page>
  );
}
