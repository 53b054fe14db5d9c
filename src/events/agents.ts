import type { Types } from 'mongoose';
import type { AgentSubscriptionStatus, ChatMessageStatus } from '../models/agents/index.js';

type ObjectId = Types.ObjectId;

/** The facts of every event about a subscription. */
interface SubscriptionFacts {
  subscription: ObjectId;
  agent: ObjectId;
  user: ObjectId;
}

/** Events of agents and AI chat. */
export interface AgentsEvents {
  /** A subscription to an agent began. */
  'agent.subscribed': SubscriptionFacts;
  /** A subscription began its next period. */
  'agent.renewed': SubscriptionFacts;
  /** A renewal could not be paid; the grace period began. */
  'agent.subscriptionPaused': SubscriptionFacts;
  /** A subscription ended. */
  'agent.unsubscribed': SubscriptionFacts & { status: AgentSubscriptionStatus };
  /** A chat began. `firstOfUser` where it is the user's first with the agent. */
  'chat.started': { session: ObjectId; agent: ObjectId; user: ObjectId; firstOfUser: boolean };
  /** A chat got another title, by its user or by a model. */
  'chat.titled': { session: ObjectId; user: ObjectId };
  /** A chat was deleted. */
  'chat.deleted': { session: ObjectId; agent: ObjectId; user: ObjectId };
  /** Messages were added to a chat: a question with its answer, or an answer alone. */
  'chat.messagesAdded': { session: ObjectId; agent: ObjectId; user: ObjectId; messages: number };
  /** Messages were removed with their chat. */
  'chat.messagesRemoved': { agent: ObjectId; messages: number };
  /** An answer ended. */
  'chat.answered': {
    session: ObjectId;
    message: ObjectId;
    agent: ObjectId;
    user: ObjectId;
    status: ChatMessageStatus;
    tokens: number;
    /** The quick action that is counted for it. */
    quickAction: ObjectId | null;
  };
  /** Feedback was given, changed or removed. `before` and `after` are ratings; null for none. */
  'chat.rated': { agent: ObjectId; user: ObjectId; before: number | null; after: number | null };
}
