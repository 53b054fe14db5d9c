import { useQuery } from '@apollo/client/react';
import { newClientId } from '@leela/client';
import {
  BillingPageDocument,
  CancelPlanDocument,
  ResumePlanDocument,
  type PlanSubscriptionPartsFragment,
} from '@leela/client/documents/billing.js';
import { useState } from 'react';
import { useAction } from '../../app/useAction.js';
import {
  Badge,
  Button,
  Confirm,
  Errors,
  formatDate,
  formatEnum,
  formatMoney,
  LinkButton,
  Note,
  Row,
  Section,
  Skeleton,
} from '../../ui/index.js';
import { methodWords, PER, STATUS_TONE } from './words.js';

/** The viewer's plan: its state, its next payment, cancelling and resuming. */
export function Component() {
  const { data } = useQuery(BillingPageDocument, { fetchPolicy: 'cache-and-network' });
  const viewer = data?.viewer;
  if (!viewer) return <Skeleton height={260} />;
  return (
    <>
      <Subscription subscription={viewer.subscription} />
      <Section title="What your plan allows">
        <Row wrap>
          {viewer.planFeatures.map((feature) => (
            <Badge key={feature} tone="accent">
              {formatEnum(feature).replace('Api', 'API')}
            </Badge>
          ))}
        </Row>
      </Section>
    </>
  );
}

function Subscription({ subscription }: { subscription: PlanSubscriptionPartsFragment }) {
  const { plan, nextPlan, status, currentPeriodEnd: end } = subscription;
  const cancel = useAction(CancelPlanDocument);
  const resume = useAction(ResumePlanDocument);
  const [asking, setAsking] = useState(false);
  const isFree = plan.code === 'FREE';
  const ends = subscription.cancelAtPeriodEnd;

  async function confirmCancel() {
    await cancel.run({ input: { atPeriodEnd: true } });
    setAsking(false);
  }

  return (
    <Section
      title={plan.name}
      text={
        !isFree && subscription.amount !== null && subscription.currency && subscription.interval
          ? `${formatMoney(subscription.amount, subscription.currency)} ${PER[subscription.interval]}`
          : 'No payments.'
      }
      actions={!isFree && <Badge tone={STATUS_TONE[status]}>{formatEnum(status)}</Badge>}
    >
      <Errors of={[...cancel.errors, ...resume.errors]} />
      <SubscriptionNotes subscription={subscription} />
      <Row wrap>
        <LinkButton to="/plans">{isFree ? 'See the plans' : 'Change the plan'}</LinkButton>
        {!isFree && (ends || nextPlan) && (
          <Button
            kind="plain"
            busy={resume.busy}
            onClick={() => void resume.run({ input: { clientId: newClientId() } })}
          >
            Keep {plan.name}
          </Button>
        )}
        {!isFree && !ends && (
          <Button kind="quiet" onClick={() => setAsking(true)}>
            Cancel the plan
          </Button>
        )}
      </Row>
      <Confirm
        open={asking}
        title={`Cancel ${plan.name}?`}
        text={end ? `You keep it until ${formatDate(end)}.` : 'You keep it until the end of the paid period.'}
        action="Cancel the plan"
        busy={cancel.busy}
        onConfirm={() => void confirmCancel()}
        onClose={() => setAsking(false)}
      />
    </Section>
  );
}

function SubscriptionNotes({ subscription }: { subscription: PlanSubscriptionPartsFragment }) {
  const { nextPlan, upcomingInvoice: next, currentPeriodEnd: end, paymentAction } = subscription;
  return (
    <>
      {paymentAction && (
        <Note tone="warn">
          Your bank asks for a confirmation.{' '}
          <a href={paymentAction.hostedInvoiceUrl} style={{ textDecoration: 'underline' }}>
            Confirm the payment
          </a>
        </Note>
      )}
      {subscription.graceUntil && (
        <Note tone="bad">
          The last payment failed. You keep the plan until {formatDate(subscription.graceUntil)}.
        </Note>
      )}
      {subscription.trialEndsAt && <p>The trial ends on {formatDate(subscription.trialEndsAt)}.</p>}
      {subscription.cancelAtPeriodEnd && end && (
        <Note tone="warn">The plan is cancelled. You keep it until {formatDate(end)}.</Note>
      )}
      {nextPlan && end && (
        <Note>
          {nextPlan.name} begins on {formatDate(end)}.
        </Note>
      )}
      {next?.dueAt && !subscription.cancelAtPeriodEnd && (
        <p>
          Next payment: {formatMoney(next.amount, next.currency)} on {formatDate(next.dueAt)}
          {subscription.paymentMethod && `, by ${methodWords(subscription.paymentMethod)}`}.
        </p>
      )}
    </>
  );
}
