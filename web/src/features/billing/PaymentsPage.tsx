import { useQuery } from '@apollo/client/react';
import { BillingTransactionsDocument } from '@leela/client/documents/billing.js';
import type { TransactionStatus } from '@leela/client/schema.js';
import { ConnectionList } from '../../app/ConnectionList.js';
import { Badge, Card, Empty, formatDateTime, formatEnum, formatMoney, Skeleton } from '../../ui/index.js';
import styles from './billing.module.css';
import { methodWords } from './words.js';

const TONES: Record<TransactionStatus, 'good' | 'bad' | 'warn' | undefined> = {
  COMPLETED: 'good',
  FAILED: 'bad',
  DISPUTED: 'bad',
  PENDING: 'warn',
  REFUNDED: undefined,
  CANCELLED: undefined,
};

/** The viewer's payments and refunds, the latest first. */
export function Component() {
  const result = useQuery(BillingTransactionsDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const list = result.data?.viewer?.transactions;
  return (
    <ConnectionList
      result={result}
      list={list}
      byClick
      placeholder={<Skeleton height={300} />}
      frame={(items) => (
        <Card>
          <ul className={styles['list']}>{items}</ul>
        </Card>
      )}
      empty={<Empty title="No payments yet" />}
    >
      {(one) => (
        <li key={one.id}>
          <div className="grow">
            <div className="strong">{one.description}</div>
            <div className="muted small">
              {[one.number, formatDateTime(one.createdAt), methodWords(one.paymentMethod)]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </div>
          <Badge tone={TONES[one.status]}>{formatEnum(one.status)}</Badge>
          <span className={styles['amount']}>
            {formatMoney(one.amount, one.currency)}
            {one.refunded > 0 && (
              <span className="muted small"> − {formatMoney(one.refunded, one.currency)} refunded</span>
            )}
          </span>
        </li>
      )}
    </ConnectionList>
  );
}
