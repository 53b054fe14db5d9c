import type { DomainEvent } from '../../events/types.js';
import { AgentSubscriptionStatus } from '../../models/agents/index.js';
import { NotificationType } from '../../models/social/index.js';
import { satz, sentence } from '../../services/social/notification-words/words.js';
import { tell } from '../notifications/intent.js';

/** The sentences about subscriptions to agents. They concern the account, so no preference switches them off. */
export const agentKinds = {
  [NotificationType.AGENT_SUBSCRIPTION_PAUSED]: {
    en: sentence('The renewal of your subscription to an agent could not be paid'),
    de: satz('Dein Abonnement eines Agenten konnte nicht verlängert werden'),
  },
  [NotificationType.AGENT_SUBSCRIPTION_ENDED]: {
    en: sentence('Your subscription to an agent has ended'),
    de: satz('Dein Abonnement eines Agenten ist zu Ende'),
  },
};

/** What events of subscriptions mean for notifications. A subscription that the user cancelled ends without one. */
export const agentNotifications = {
  'agent.subscriptionPaused': ({ data: { user, agent } }: DomainEvent<'agent.subscriptionPaused'>) => [
    tell({
      ...{ recipient: user, actor: null, type: NotificationType.AGENT_SUBSCRIPTION_PAUSED },
      ...{ targetType: 'Agent', target: agent },
    }),
  ],
  'agent.unsubscribed': ({ data: { user, agent, status } }: DomainEvent<'agent.unsubscribed'>) =>
    status === AgentSubscriptionStatus.EXPIRED
      ? [
          tell({
            ...{ recipient: user, actor: null, type: NotificationType.AGENT_SUBSCRIPTION_ENDED },
            ...{ targetType: 'Agent', target: agent },
          }),
        ]
      : [],
};
