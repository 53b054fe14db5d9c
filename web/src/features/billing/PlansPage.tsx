import { useQuery } from '@apollo/client/react';
import { PlansPageDocument, type PlanPartsFragment } from '@leela/client/documents/billing.js';
import type { BillingInterval } from '@leela/client/schema.js';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../app/session.js';
import { Chips, Page, Row, Skeleton } from '../../ui/index.js';
import styles from './billing.module.css';
import { ChangePlanDialog } from './ChangePlanDialog.js';
import { PlanCard } from './PlanCard.js';
import { PlanCheckoutDialog } from './PlanCheckoutDialog.js';
import { RHYTHM } from './words.js';

const ORDER: BillingInterval[] = ['DAY', 'WEEK', 'MONTH', 'YEAR'];

/** All plans with their prices. */
export function Component() {
  const { signedIn } = useSession();
  const navigate = useNavigate();
  const { data } = useQuery(PlansPageDocument);
  const [interval, setRhythm] = useState<BillingInterval>('MONTH');
  const [chosenCurrency, setCurrency] = useState<string>();
  const [chosen, setChosen] = useState<PlanPartsFragment | null>(null);
  const plans = [...(data?.plans ?? [])].sort((a, b) => a.rank - b.rank);
  const prices = plans.flatMap((plan) => plan.prices);
  const currencies = [...new Set(prices.map(({ currency }) => currency))].sort();
  const subscription = data?.viewer?.subscription;
  const running = subscription && subscription.plan.code !== 'FREE' ? subscription : null;
  // A running subscription keeps its currency.
  const currency = running?.currency ?? chosenCurrency ?? currencies.at(-1) ?? 'USD';
  const price = chosen?.prices.find((one) => one.interval === interval && one.currency === currency);

  return (
    <Page title="Plans" text="Prices include tax. Cancel at any time." width="wide">
      <Row wrap between>
        <Chips
          look="segmented"
          label="Period"
          value={interval}
          options={ORDER.filter((one) => prices.some((each) => each.interval === one)).map((value) => ({
            value,
            label: RHYTHM[value],
          }))}
          onChoose={setRhythm}
        />
        {!running && (
          <Chips
            look="segmented"
            label="Currency"
            value={currency}
            options={currencies.map((value) => ({ value, label: value }))}
            onChoose={setCurrency}
          />
        )}
      </Row>
      <div className={styles['plans']}>
        {!data && [1, 2, 3].map((key) => <Skeleton key={key} height={420} />)}
        {plans.map((plan) => (
          <PlanCard
            key={plan.id}
            plan={plan}
            interval={interval}
            currency={currency}
            viewer={data?.viewer ?? null}
            onChoose={() => (signedIn ? setChosen(plan) : void navigate('/sign-up?next=/plans'))}
          />
        ))}
      </div>
      {chosen && price && !running && (
        <PlanCheckoutDialog plan={chosen} price={price} onClose={() => setChosen(null)} />
      )}
      {chosen && price && running && (
        <ChangePlanDialog plan={chosen} interval={interval} onClose={() => setChosen(null)} />
      )}
    </Page>
  );
}
