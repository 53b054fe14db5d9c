import { useApolloClient } from '@apollo/client/react';
import { newClientId } from '@leela/client';
import {
  AgentPageDocument,
  CancelAgentSubscriptionDocument,
  ResumeAgentSubscriptionDocument,
  SubscribeToAgentDocument,
} from '@leela/client/documents/agents.js';
import type { AgentPeriod, PayWith } from '@leela/client/schema.js';
import { useRef, useState } from 'react';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import {
  Badge,
  Button,
  Card,
  Checkbox,
  Confirm,
  Errors,
  formatDate,
  formatEnum,
  formatMoney,
  LinkButton,
  Stack,
  useToast,
} from '../../ui/index.js';
import type { AgentOfPage } from './AgentPage.js';
import styles from './agents.module.css';
import { PERIOD } from './prices.js';

type Subscription = NonNullable<AgentOfPage['viewerSubscription']>;

/** The prices of an agent, or the viewer's subscription to it. */
export function SubscriptionPanel({ agent }: { agent: AgentOfPage }) {
  const { viewerSubscription: subscription } = agent;
  if (agent.pricing.length === 0) return null;
  return (
    <Card>
      <Stack>
        <h2>Subscription</h2>
        {subscription ? <Running subscription={subscription} /> : <Prices agent={agent} />}
      </Stack>
    </Card>
  );
}

function Prices({ agent }: { agent: AgentOfPage }) {
  const { viewer } = useSession();
  const client = useApolloClient();
  const toast = useToast();
  const subscribe = useAction(SubscribeToAgentDocument);
  const [period, setPeriod] = useState<AgentPeriod>(agent.pricing[0]!.period);
  const [autoRenew, setAutoRenew] = useState(true);
  // One key for each choice, so that a second press after a lost answer does not pay twice.
  const key = useRef({ of: '', clientId: '' });
  const price = agent.pricing.find((one) => one.period === period)!;

  async function pay(payWith: PayWith) {
    const of = `${period} ${payWith} ${autoRenew}`;
    if (key.current.of !== of) key.current = { of, clientId: newClientId() };
    const result = await subscribe.run({
      input: {
        agentId: agent.id,
        period,
        payWith,
        autoRenew,
        clientId: key.current.clientId,
        ...(payWith === 'CARD' ? { successUrl: location.href, cancelUrl: location.href } : {}),
      },
    });
    if (!result.ok) {
      // A refusal is final; only an unknown result is asked for again.
      if (result.errors.every(({ code }) => code !== 'NETWORK' && code !== 'UNAVAILABLE'))
        key.current = { of: '', clientId: '' };
      return;
    }
    const checkout = result.data.subscribeToAgent?.checkout;
    if (checkout?.url) return location.assign(checkout.url);
    await client.query({
      query: AgentPageDocument,
      variables: { slug: agent.slug },
      fetchPolicy: 'network-only',
    });
    toast(`You are subscribed to ${agent.name}.`);
  }

  return (
    <>
      <div className={styles['prices']} role="radiogroup" aria-label="Period">
        {agent.pricing.map((one) => (
          <label key={one.period} className={styles['price']}>
            <input
              type="radio"
              name="period"
              checked={one.period === period}
              onChange={() => setPeriod(one.period)}
            />
            <span className="grow">{formatEnum(one.period)}</span>
            <span>
              <strong>{one.coins} coins</strong>{' '}
              <span className="muted small">or {formatMoney(one.amount, one.currency)}</span>
            </span>
          </label>
        ))}
      </div>
      <Errors of={subscribe.errors} />
      {viewer ? (
        <>
          <Checkbox
            label="Renew at the end of the period"
            checked={autoRenew}
            onChange={() => setAutoRenew(!autoRenew)}
          />
          <Button busy={subscribe.busy} onClick={() => void pay('COINS')}>
            Subscribe for {price.coins} coins
          </Button>
          <p className="small muted">You have {viewer.coins} coins.</p>
          <Button kind="plain" busy={subscribe.busy} onClick={() => void pay('CARD')}>
            Pay {formatMoney(price.amount, price.currency)} by card
          </Button>
        </>
      ) : (
        <LinkButton to={`/sign-in?next=${encodeURIComponent(`/agents/${agent.slug}`)}`}>
          Sign in to subscribe
        </LinkButton>
      )}
    </>
  );
}

function Running({ subscription }: { subscription: Subscription }) {
  const { id, status, period, price, autoRenew, expiresAt, usage } = subscription;
  const cancel = useAction(CancelAgentSubscriptionDocument);
  const resume = useAction(ResumeAgentSubscriptionDocument);
  const [asking, setAsking] = useState(false);
  const until = formatDate(expiresAt);
  const end = async () => {
    await cancel.run({ input: { subscriptionId: id } });
    setAsking(false);
  };
  return (
    <>
      <p>
        <Badge tone={status === 'ACTIVE' ? 'good' : 'warn'}>{formatEnum(status)}</Badge> {price.coins} coins{' '}
        {PERIOD[period]}
      </p>
      <p className="muted">
        {status === 'PAUSED'
          ? `The renewal could not be paid. Access ends soon after ${until}.`
          : autoRenew
            ? `It renews on ${until}.`
            : `It ends on ${until}.`}
      </p>
      <p className="small muted">
        {usage.messages} answers and {usage.tokens} tokens in this period.
      </p>
      <Errors of={[...cancel.errors, ...resume.errors]} />
      {autoRenew ? (
        <Button kind="plain" onClick={() => setAsking(true)}>
          Cancel the subscription
        </Button>
      ) : (
        <Button busy={resume.busy} onClick={() => void resume.run({ input: { subscriptionId: id } })}>
          Resume the subscription
        </Button>
      )}
      <Confirm
        open={asking}
        title="Cancel the subscription?"
        text={`You keep access until ${until}. Until then you can take the cancellation back.`}
        action="Cancel it"
        busy={cancel.busy}
        onConfirm={() => void end()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
