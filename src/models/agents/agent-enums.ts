import { registerEnumType } from 'type-graphql';

/** What an agent is for. */
export enum AgentCategory {
  COMPANION = 'companion',
  BUSINESS = 'business',
  ENTERTAINMENT = 'entertainment',
  HOME_LIFESTYLE = 'home-lifestyle',
  EDUCATION = 'education',
  HEALTH_WELLNESS = 'health-wellness',
  CREATIVE = 'creative',
  TECHNOLOGY = 'technology',
}
registerEnumType(AgentCategory, {
  name: 'AgentCategory',
  description: 'The subject area of an agent.',
  valuesConfig: {
    BUSINESS: { description: 'Agents for work and business.' },
    COMPANION: { description: 'Agents for conversation.' },
    CREATIVE: { description: 'Agents for art and writing.' },
    EDUCATION: { description: 'Agents for learning.' },
    ENTERTAINMENT: { description: 'Agents for games and fun.' },
    HEALTH_WELLNESS: { description: 'Agents for health and well-being.' },
    HOME_LIFESTYLE: { description: 'Agents for the home and daily life.' },
    TECHNOLOGY: { description: 'Agents for software and technology.' },
  },
});

/** Whether an agent can be used. */
export enum AgentStatus {
  ACTIVE = 'active',
  MAINTENANCE = 'maintenance',
  DEPRECATED = 'deprecated',
}
registerEnumType(AgentStatus, {
  name: 'AgentStatus',
  description: 'Whether an agent can be used.',
  valuesConfig: {
    ACTIVE: { description: 'The agent is listed and answers.' },
    MAINTENANCE: { description: 'The agent is listed and does not answer for now.' },
    DEPRECATED: { description: 'The agent is no longer listed. Existing subscribers may still use it.' },
  },
});

/** The length of a subscription period. */
export enum AgentPeriod {
  DAILY = 'daily',
  WEEKLY = 'weekly',
  MONTHLY = 'monthly',
}
registerEnumType(AgentPeriod, {
  name: 'AgentPeriod',
  description: 'The length of a subscription period.',
  valuesConfig: {
    DAILY: { description: 'A period of one day.' },
    WEEKLY: { description: 'A period of seven days.' },
    MONTHLY: {
      description:
        'A calendar month. A subscription that starts on the 31st ends on the last day of shorter months.',
    },
  },
});

/** The state of a subscription. */
export enum AgentSubscriptionStatus {
  PENDING = 'pending',
  ACTIVE = 'active',
  PAUSED = 'paused',
  CANCELLED = 'cancelled',
  EXPIRED = 'expired',
}
registerEnumType(AgentSubscriptionStatus, {
  name: 'AgentSubscriptionStatus',
  description: 'The state of a subscription to an agent.',
  valuesConfig: {
    PENDING: { description: 'The first payment has not arrived. No access yet.' },
    ACTIVE: { description: 'The subscription gives access.' },
    PAUSED: { description: 'The renewal could not be paid. Access lasts until the end of the grace period.' },
    CANCELLED: { description: 'The user cancelled, and the paid period is over.' },
    EXPIRED: { description: 'The paid period is over and was not renewed.' },
  },
});

/** How a subscription is paid. */
export enum PayWith {
  COINS = 'coins',
  CARD = 'card',
}
registerEnumType(PayWith, {
  name: 'PayWith',
  description: 'The way of payment.',
  valuesConfig: {
    COINS: { description: 'Coins of the wallet.' },
    CARD: { description: 'A card, through the payment processor.' },
  },
});

/** Where a subscription was made. */
export enum SubscriptionSource {
  WEB = 'web',
  API = 'api',
  ADMIN = 'admin',
}
registerEnumType(SubscriptionSource, {
  name: 'SubscriptionSource',
  description: 'The place where a subscription was made.',
  valuesConfig: {
    WEB: { description: 'A subscription from the web client.' },
    API: { description: 'A subscription by the API.' },
    ADMIN: { description: 'A subscription that an admin gave.' },
  },
});

/** The style of answers. */
export enum ChatMode {
  PROFESSIONAL = 'professional',
  BALANCED = 'balanced',
  CREATIVE = 'creative',
  FAST = 'fast',
  CODING = 'coding',
}
registerEnumType(ChatMode, {
  name: 'ChatMode',
  description: 'The style of an agent’s answers.',
  valuesConfig: {
    BALANCED: { description: 'Answers of medium length and detail.' },
    CODING: { description: 'Answers with code.' },
    CREATIVE: { description: 'Answers with more variety.' },
    FAST: { description: 'Short and quick answers.' },
    PROFESSIONAL: { description: 'Answers in a formal style.' },
  },
});
