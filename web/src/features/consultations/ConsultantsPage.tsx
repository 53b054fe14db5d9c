import { useQuery } from '@apollo/client/react';
import { ConsultantsPageDocument } from '@leela/client/documents/consultations.js';
import type { ConsultationCategory } from '@leela/client/schema.js';
import { useState } from 'react';
import { Link } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useSession } from '../../app/session.js';
import {
  Avatar,
  Badge,
  Card,
  Chips,
  Empty,
  formatEnum,
  LinkButton,
  Page,
  Row,
  Skeleton,
  Stars,
} from '../../ui/index.js';
import styles from './consultations.module.css';
import { CATEGORIES, rateWords } from './words.js';

/** People who give advice, by subject area. */
export function Component() {
  const { signedIn } = useSession();
  const [category, setCategory] = useState<ConsultationCategory | 'ALL'>('ALL');
  const result = useQuery(ConsultantsPageDocument, {
    variables: { category: category === 'ALL' ? null : category },
  });
  const list = (result.data ?? result.previousData)?.consultants;
  return (
    <Page
      title="Consultants"
      text="Book an hour with a person who knows."
      actions={
        signedIn && (
          <LinkButton to="/consultations" kind="plain">
            My consultations
          </LinkButton>
        )
      }
    >
      <Chips
        look="segmented"
        label="Subject area"
        value={category}
        options={[{ value: 'ALL', label: 'All' }, ...CATEGORIES]}
        onChoose={setCategory}
      />
      <ConnectionList
        result={result}
        list={list}
        placeholder={<Skeleton height={260} />}
        frame={(items) => <Card flush>{items}</Card>}
        empty={<Empty title="No one offers advice here yet" />}
      >
        {(one) => (
          <Link key={one.id} to={`/consultants/${one.user?.id}`} className={styles['person']}>
            <Avatar name={one.user?.fullName ?? ''} src={one.user?.avatar} size={52} />
            <div className="grow">
              <div className="strong">{one.user?.fullName}</div>
              <div className="muted">{one.headline}</div>
              <Row wrap>
                {one.categories.map((each) => (
                  <Badge key={each}>{formatEnum(each)}</Badge>
                ))}
                {one.rating != null && (
                  <span className="row small muted">
                    <Stars value={one.rating} /> {one.ratingCount}
                  </span>
                )}
              </Row>
            </div>
            <span className="small strong">{rateWords(one.hourlyRate)}</span>
          </Link>
        )}
      </ConnectionList>
    </Page>
  );
}
