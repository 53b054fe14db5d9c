import { useQuery } from '@apollo/client/react';
import { MyConsultationsDocument } from '@leela/client/documents/consultations.js';
import type { ConsultationSide } from '@leela/client/schema.js';
import { useState } from 'react';
import { Chips, Empty, LinkButton, MoreButton, Page, Skeleton } from '../../ui/index.js';
import { ConsultationCard } from './ConsultationCard.js';

/** The viewer's consultations, as a client and as a consultant. */
export function Component() {
  const [side, setSide] = useState<ConsultationSide>('CLIENT');
  const { data, loading, fetchMore } = useQuery(MyConsultationsDocument, {
    variables: { side },
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.viewer?.consultations;
  return (
    <Page
      title="My consultations"
      actions={
        <LinkButton to="/consultants" kind="plain">
          Find a consultant
        </LinkButton>
      }
    >
      <Chips
        look="segmented"
        label="Side"
        value={side}
        options={[
          { value: 'CLIENT', label: 'I asked' },
          { value: 'CONSULTANT', label: 'I advise' },
        ]}
        onChoose={setSide}
      />
      {!list && <Skeleton height={220} />}
      {list?.nodes.length === 0 && <Empty title="No consultations" />}
      {list?.nodes.map((one) => (
        <ConsultationCard key={one.id} consultation={one} side={side} />
      ))}
      <MoreButton
        hasMore={list?.pageInfo.hasNextPage}
        loading={loading}
        onMore={() => void fetchMore({ variables: { after: list?.pageInfo.endCursor } })}
      />
    </Page>
  );
}
