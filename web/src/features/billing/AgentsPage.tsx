import { useQuery } from '@apollo/client/react';
import {
  BillingAgentsDocument,
  BillingCancelAgentDocument,
  BillingResumeAgentDocument,
} from '@leela/client/documents/billing.js';
import { Link } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import { openCheckout } from '../../app/checkout.js';
import { useAction } from '../../app/useAction.js';
import {
  Avatar,
  Badge,
  Button,
  Card,
  Empty,
  Errors,
  formatDate,
  formatEnum,
  formatMoney,
  LinkButton,
  Skeleton,
} from '../../ui/index.js';
import styles from './billing.module.css';

/** The agents that the viewer subscribes to. */
export function Component() {
  const result = useQuery(BillingAgentsDocument, { fetchPolicy: 'cache-and-network' });
  const cancel = useAction(BillingCancelAgentDocument);
  const resume = useAction(BillingResumeAgentDocument);
  const list = result.data?.viewer?.agentSubscriptions;

  async function resumeOne(subscriptionId: string) {
    const resumed = await resume.run({ input: { subscriptionId } });
    const checkout = resumed.ok && resumed.data.resumeAgentSubscription?.checkout;
    if (checkout) openCheckout(checkout);
  }

  return (
    <ConnectionList
      result={result}
      list={list}
      byClick
      placeholder={<Skeleton height={200} />}
      frame={(items) => (
        <Card>
          <Errors of={[...cancel.errors, ...resume.errors]} />
          <ul className={styles['list']}>{items}</ul>
        </Card>
      )}
      empty={
        <Empty
          title="No agents yet"
          text="Premium agents are subscribed to on their pages."
          action={<LinkButton to="/agents">See the agents</LinkButton>}
        />
      }
    >
      {({ agent, price, ...one }) => (
        <li key={one.id}>
          <Avatar name={agent?.name ?? ''} src={agent?.avatar} />
          <div className="grow">
            {agent ? (
              <Link className="strong" to={`/agents/${agent.slug}`}>
                {agent.name}
              </Link>
            ) : (
              <span className="strong">An agent that is gone</span>
            )}
            <div className="muted small">
              {one.payWith === 'COINS' ? `${price.coins} coins` : formatMoney(price.amount, price.currency)},{' '}
              {one.period.toLowerCase()} · {one.autoRenew ? 'renews' : 'ends'} on {formatDate(one.expiresAt)}{' '}
              · {one.usage.messages} messages
            </div>
          </div>
          <Badge tone={one.status === 'ACTIVE' ? 'good' : undefined}>{formatEnum(one.status)}</Badge>
          {one.status === 'ACTIVE' && one.autoRenew && (
            <Button
              kind="plain"
              size="small"
              busy={cancel.busy}
              onClick={() => void cancel.run({ input: { subscriptionId: one.id } })}
            >
              Cancel
            </Button>
          )}
          {one.status !== 'EXPIRED' && one.status !== 'PENDING' && !one.autoRenew && (
            <Button kind="plain" size="small" busy={resume.busy} onClick={() => void resumeOne(one.id)}>
              Resume
            </Button>
          )}
        </li>
      )}
    </ConnectionList>
  );
}
