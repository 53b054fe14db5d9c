import type { PlanPartsFragment, PlansPageQuery } from '@leela/client/documents/billing.js';
import type { BillingInterval } from '@leela/client/schema.js';
import { Check } from 'lucide-react';
import { Badge, Button, Card, formatMoney, LinkButton, Row } from '../../ui/index.js';
import styles from './billing.module.css';
import { PER } from './words.js';

/** One plan: its price in the chosen period and currency, and what it allows. */
export function PlanCard({
  plan,
  interval,
  currency,
  viewer,
  onChoose,
}: {
  plan: PlanPartsFragment;
  interval: BillingInterval;
  currency: string;
  viewer: PlansPageQuery['viewer'];
  onChoose: () => void;
}) {
  const isFree = plan.prices.length === 0;
  const price = plan.prices.find((one) => one.interval === interval && one.currency === currency);
  const subscription = viewer?.subscription;
  const current = viewer?.plan === plan.code;
  const same = current && (isFree || subscription?.interval === interval);
  return (
    <Card className={styles['plan']} data-current={current || undefined}>
      <Row between>
        <h2>{plan.name}</h2>
        {current && <Badge tone="accent">Your plan</Badge>}
      </Row>
      <p className="muted">{plan.description}</p>
      <div>
        <span className={styles['price']}>
          {isFree ? formatMoney(0, currency) : price ? formatMoney(price.amount, currency) : '–'}
        </span>{' '}
        <span className="muted">{isFree ? 'for ever' : price ? PER[interval] : 'not for this period'}</span>
      </div>
      <ul className={styles['features']}>
        {plan.features.map((feature) => (
          <li key={feature}>
            <Check size={16} aria-hidden="true" />
            {feature}
          </li>
        ))}
      </ul>
      <PlanAction
        plan={plan}
        isOffered={Boolean(price)}
        isFree={isFree}
        same={same}
        viewer={viewer}
        onChoose={onChoose}
      />
    </Card>
  );
}

function PlanAction({
  plan,
  isOffered,
  isFree,
  same,
  viewer,
  onChoose,
}: {
  plan: PlanPartsFragment;
  isOffered: boolean;
  isFree: boolean;
  same: boolean;
  viewer: PlansPageQuery['viewer'];
  onChoose: () => void;
}) {
  if (same)
    return viewer?.plan === 'FREE' ? (
      <Button kind="plain" disabled>
        Your plan
      </Button>
    ) : (
      <LinkButton to="/billing" kind="plain">
        Manage
      </LinkButton>
    );
  if (isFree)
    return viewer ? (
      <LinkButton to="/billing" kind="plain">
        Cancel in billing
      </LinkButton>
    ) : (
      <LinkButton to="/sign-up" kind="plain">
        Create an account
      </LinkButton>
    );
  const changes = viewer && viewer.subscription.plan.code !== 'FREE';
  const label = changes
    ? `Change to ${plan.name}`
    : plan.trialDays > 0
      ? `Try ${plan.name} for ${plan.trialDays} days`
      : `Choose ${plan.name}`;
  return (
    <Button onClick={onChoose} disabled={!isOffered}>
      {label}
    </Button>
  );
}
