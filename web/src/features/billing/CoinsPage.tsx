import { useQuery } from '@apollo/client/react';
import { newClientId } from '@leela/client';
import { BillingCoinsDocument, BuyCoinsDocument } from '@leela/client/documents/billing.js';
import type { LedgerUnit } from '@leela/client/schema.js';
import { Coins } from 'lucide-react';
import { useState } from 'react';
import { checkoutAddresses, openCheckout } from '../../app/checkout.js';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useAction } from '../../app/useAction.js';
import {
  Button,
  Chips,
  Errors,
  formatDate,
  formatEnum,
  formatMoney,
  Note,
  Section,
  Skeleton,
  Time,
} from '../../ui/index.js';
import styles from './billing.module.css';

const UNITS = [
  { value: 'COINS', label: 'Coins' },
  { value: 'CREDITS', label: 'Credits' },
] as const;
const number = new Intl.NumberFormat('en');

/** Coins and credits: balances, packs to buy, and every movement. */
export function Component() {
  const [unit, setUnit] = useState<LedgerUnit & ('COINS' | 'CREDITS')>('COINS');
  const [currency, setCurrency] = useState('USD');
  const result = useQuery(BillingCoinsDocument, {
    variables: { unit },
    fetchPolicy: 'cache-and-network',
  });
  const buy = useAction(BuyCoinsDocument);
  const shown = result.data ?? result.previousData;
  const viewer = shown?.viewer;
  if (!viewer)
    return (
      <>
        <Skeleton height={110} />
        <Skeleton height={220} />
      </>
    );
  const packs = shown.coinPacks ?? [];
  const currencies = [...new Set(packs.map((pack) => pack.currency))];

  async function pay(coinPackId: string) {
    const bought = await buy.run({
      input: { coinPackId, clientId: newClientId(), ...checkoutAddresses('/billing/coins') },
    });
    if (bought.ok) openCheckout(bought.data.buyCoins!.checkout!);
  }

  return (
    <>
      <Section title="Balance">
        <div className={styles['figures']}>
          <div className={styles['figure']}>
            <strong data-testid="coins">{number.format(viewer.coins)}</strong>
            <span className="muted">coins</span>
          </div>
          <div className={styles['figure']}>
            <strong>{number.format(viewer.credits.remaining)}</strong>
            <span className="muted">
              of {number.format(viewer.credits.total)} credits
              {viewer.credits.nextReset && `, new ones on ${formatDate(viewer.credits.nextReset)}`}
            </span>
          </div>
        </div>
        {viewer.coinDebt > 0 && (
          <Note tone="warn">
            A refund took back coins that were spent. The next {number.format(viewer.coinDebt)} coins repay
            it.
          </Note>
        )}
      </Section>
      <Section
        title="Buy coins"
        actions={
          currencies.length > 1 && (
            <Chips
              look="segmented"
              label="Currency"
              value={currency}
              options={currencies.map((value) => ({ value, label: value }))}
              onChoose={setCurrency}
            />
          )
        }
      >
        <Errors of={buy.errors} />
        <div className={styles['packs']}>
          {packs
            .filter((pack) => pack.currency === currency)
            .map((pack) => (
              <div key={pack.id} className={styles['pack']}>
                <Coins size={26} aria-hidden="true" />
                <span className="strong">{number.format(pack.coins)} coins</span>
                <Button size="small" busy={buy.busy} onClick={() => void pay(pack.id)}>
                  {formatMoney(pack.amount, pack.currency)}
                </Button>
              </div>
            ))}
        </div>
      </Section>
      <Section
        title="Movements"
        actions={<Chips look="segmented" label="Unit" value={unit} options={UNITS} onChoose={setUnit} />}
      >
        <ConnectionList
          result={result}
          list={viewer.coinTransactions}
          byClick
          frame={(items) => <ul className={styles['list']}>{items}</ul>}
          empty={null}
        >
          {(one) => (
            <li key={one.id}>
              <div className="grow">
                <div>{one.description || formatEnum(one.type)}</div>
                <div className="muted small">
                  <Time at={one.createdAt} /> · balance {number.format(one.balanceAfter)}
                </div>
              </div>
              <span className={styles['amount']}>
                {one.amount > 0 ? '+' : ''}
                {number.format(one.amount)}
              </span>
            </li>
          )}
        </ConnectionList>
      </Section>
    </>
  );
}
