import { useQuery } from '@apollo/client/react';
import { BillingInvoicesDocument } from '@leela/client/documents/billing.js';
import type { InvoiceStatus } from '@leela/client/schema.js';
import { ConnectionList } from '../../app/ConnectionList.js';
import { Badge, Card, Empty, formatDate, formatEnum, formatMoney, Skeleton } from '../../ui/index.js';
import styles from './billing.module.css';

const TONES: Record<InvoiceStatus, 'good' | 'bad' | 'warn' | undefined> = {
  PAID: 'good',
  FAILED: 'bad',
  PENDING: 'warn',
  VOID: undefined,
};

/** The viewer's invoices, the latest first. */
export function Component() {
  const result = useQuery(BillingInvoicesDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const list = result.data?.viewer?.invoices;
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
      empty={<Empty title="No invoices" text="They come with your first payment." />}
    >
      {(invoice) => (
        <li key={invoice.id}>
          <div className="grow">
            <div className="strong">{invoice.number}</div>
            <div className="muted small">
              {formatDate(invoice.issuedAt)} ·{' '}
              {invoice.lines.map(({ description }) => description).join(', ')}
            </div>
          </div>
          <Badge tone={TONES[invoice.status]}>{formatEnum(invoice.status)}</Badge>
          <span className={styles['amount']}>{formatMoney(invoice.amount, invoice.currency)}</span>
          {invoice.hostedUrl && (
            <a className="button" data-kind="plain" data-size="small" href={invoice.hostedUrl}>
              Open
            </a>
          )}
          {invoice.pdfUrl && (
            <a className="button" data-kind="quiet" data-size="small" href={invoice.pdfUrl}>
              PDF
            </a>
          )}
        </li>
      )}
    </ConnectionList>
  );
}
