import { useQuery } from '@apollo/client/react';
import { RewardTransactionsDocument } from '@leela/client/documents/rewards.js';
import { ConnectionList } from '../../app/ConnectionList.js';
import { Badge, Card, Empty, formatEnum, Page, Time } from '../../ui/index.js';
import { RewardTabs } from './RewardTabs.js';
import styles from './rewards.module.css';

/** Each point that was earned and spent. */
export function Component() {
  return (
    <Page title="Points">
      <RewardTabs />
      <Transactions />
    </Page>
  );
}

function Transactions() {
  const result = useQuery(RewardTransactionsDocument, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  return (
    <Card flush>
      <ConnectionList
        result={result}
        list={result.data?.viewer?.pointTransactions}
        className=""
        itemHeight={62}
        empty={<Empty title="No points yet" text="Posts, comments and reactions of others earn points." />}
      >
        {({ id, description, type, createdAt, amount, balanceAfter }) => (
          <div key={id} className={styles['claim']}>
            <div className="grow">
              <p>{description}</p>
              <p className="small muted">
                <Badge>{formatEnum(type)}</Badge> <Time at={createdAt} />
              </p>
            </div>
            <div style={{ textAlign: 'right' }}>
              <p className={`strong ${amount > 0 ? styles['plus'] : ''}`}>
                {amount > 0 ? `+${amount}` : amount}
              </p>
              <p className="small muted">{balanceAfter} left</p>
            </div>
          </div>
        )}
      </ConnectionList>
    </Card>
  );
}
