import { defineDomain } from '../domain.js';
import { Agent } from '../models/agents/index.js';
import { PaymentPurpose } from '../models/billing/index.js';
import { agentKinds, agentNotifications } from '../reactors/agents/notifications.js';
import { agentStats } from '../reactors/agents/stats.js';
import { agentsNodes, agentsResolvers } from '../resolvers/agents/index.js';
import { agentRoutes } from '../resolvers/agents/routes.js';
import {
  agentPayments,
  agentsTargets,
  ANSWER_WORK,
  failAnswer,
  renewSubscriptions,
  sweepChats,
  TITLE_WORK,
  writeAnswer,
  writeTitle,
} from '../services/agents/index.js';
import { agents as agentRows } from '../services/privacy/rows/agents.js';
import { chats as chatRows } from '../services/privacy/rows/chats.js';
import { agentsCounters } from '../services/system/counters/agents.js';
import { AnswerSubscription } from '../subscriptions/agents/answer.subscription.js';
import { ChatSessionSubscription } from '../subscriptions/agents/chat-session.subscription.js';
import { seedAgents } from '../import/demo/seed-agents.js';

/** The manifest of agents and AI chat. */
export const agents = defineDomain({
  name: 'agents',
  resolvers: agentsResolvers,
  nodes: agentsNodes,
  targets: agentsTargets,
  subscriptions: [AnswerSubscription, ChatSessionSubscription],
  signals: {
    'chat.titled': ({ data: { session, user } }) => [
      ['chatSessions', user.toHexString(), { session: session.toHexString() }],
    ],
  },
  workers: [
    {
      kind: ANSWER_WORK,
      concurrency: 256,
      maxAttempts: 3,
      run: writeAnswer,
      onFailed: async ({ subject }) => void (await failAnswer(subject, 'WORKER_LOST', null)),
    },
    { kind: TITLE_WORK, concurrency: 8, maxAttempts: 2, run: writeTitle },
  ],
  reactors: [agentStats],
  counted: agentsCounters,
  payments: { [PaymentPurpose.AGENT_SUBSCRIPTION]: agentPayments },
  personalData: [...chatRows, ...agentRows],
  notifications: { targets: () => [Agent], kinds: agentKinds, on: agentNotifications },
  routes: agentRoutes,
  seed: seedAgents,
  jobs: ({ topics }) => [
    {
      name: 'sweep-chats',
      every: '*/20 * * * * *',
      quiet: true,
      timeoutMs: 10 * 60 * 1_000,
      async run({ signal, logger }) {
        const { failed, discarded } = await sweepChats(topics, { signal });
        if (failed + discarded > 0) logger.info({ failed, discarded }, 'Chats were swept.');
      },
    },
    {
      name: 'renew-agent-subscriptions',
      every: '*/30 * * * * *',
      quiet: true,
      timeoutMs: 10 * 60 * 1_000,
      async run({ signal, logger }) {
        const { renewed, paused, ended } = await renewSubscriptions({ signal });
        if (renewed + paused + ended > 0)
          logger.info({ renewed, paused, ended }, 'Subscriptions to agents were renewed or ended.');
      },
    },
  ],
});
