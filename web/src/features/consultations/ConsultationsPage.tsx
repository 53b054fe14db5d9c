import { useQuery } from '@apollo/client/react';
import { MyConsultationsDocument } from '@leela/client/documents/consultations.js';
import type { ConsultationSide } from '@leela/client/schema.js';
import { useState } from 'react';
import { ConnectionList } from '../../app/ConnectionList.js';
import { Chips, Empty, LinkButton, Page, Skeleton } from '../../ui/index.js';
import { ConsultationCard } from './ConsultationCard.js';

/** The viewer's consultations, as a client and as a consultant. */
export function Component() {
  const [side, setSide] = useState<ConsultationSide>('CLIENT');
  const result = useQuery(MyConsultationsDocument, {
    variables: { side },
    fetchPolicy: 'cache-and-network',
  });
  const list = result.data?.viewer?.consultations;
  return (
    <Page
      title="My consultations"
      actions={
        <>
          <LinkButton to="/consultants/offer" kind="plain">
            My offer
          </LinkButton>
          <LinkButton to="/consultants" kind="plain">
            Find a consultant
          </LinkButton>
        </>
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
      <ConnectionList
        result={result}
        list={list}
        byClick
        placeholder={<Skeleton height={220} />}
        empty={<Empty title="No consultations" />}
      >
        {(one) => <ConsultationCard key={one.id} consultation={one} side={side} />}
      </ConnectionList>
    </Page>
  );
}
