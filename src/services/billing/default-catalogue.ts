import { BillingInterval, PlanCode, PlanKind } from '../../models/billing/index.js';

const CURRENCIES = ['USD', 'EUR'] as const;
const { DAY, WEEK, MONTH, YEAR } = BillingInterval;

interface DefaultPlan {
  code: PlanCode;
  kind: PlanKind;
  rank: number;
  name: string;
  description: string;
  features: string[];
  trialDays: number;
  coins: number;
  prices: { interval: BillingInterval; amount: number }[];
}

/** What a new installation sells. Admins change it; it is never put back. */
export const DEFAULT_PLANS: readonly DefaultPlan[] = [
  {
    ...{ code: PlanCode.FREE, kind: PlanKind.PLATFORM, rank: 0, trialDays: 0, coins: 0, prices: [] },
    name: 'Free',
    description: 'Everything to look around: the network, the community and the basic agents.',
    features: ['Posts, stories and messages', 'Basic agents', '1,000 credits a month'],
  },
  {
    ...{ code: PlanCode.PRO, kind: PlanKind.PLATFORM, rank: 1, trialDays: 14, coins: 500 },
    name: 'Pro',
    description: 'For creators: all agents, larger models and video.',
    features: ['All agents', 'Larger models', 'Video generation', 'Private projects', '500 coins a period'],
    prices: [
      { interval: DAY, amount: 199 },
      { interval: WEEK, amount: 699 },
      { interval: MONTH, amount: 1900 },
      { interval: YEAR, amount: 19_000 },
    ],
  },
  {
    ...{ code: PlanCode.ENTERPRISE, kind: PlanKind.PLATFORM, rank: 2, trialDays: 0, coins: 3_000 },
    name: 'Enterprise',
    description: 'For organisations: teams, the API and support by a person.',
    features: ['Everything of Pro', 'Teams', 'API access', 'Priority support', '3,000 coins a period'],
    prices: [
      { interval: MONTH, amount: 9_900 },
      { interval: YEAR, amount: 99_000 },
    ],
  },
  {
    ...{ code: PlanCode.DAILY, kind: PlanKind.AGENT, rank: 10, trialDays: 0, coins: 0 },
    name: 'Daily Plan',
    description: 'One agent for a day.',
    features: ['Unlimited chats with the agent'],
    prices: [{ interval: DAY, amount: 100 }],
  },
  {
    ...{ code: PlanCode.WEEKLY, kind: PlanKind.AGENT, rank: 11, trialDays: 0, coins: 0 },
    name: 'Weekly Plan',
    description: 'One agent for a week.',
    features: ['Unlimited chats with the agent'],
    prices: [{ interval: WEEK, amount: 500 }],
  },
  {
    ...{ code: PlanCode.MONTHLY, kind: PlanKind.AGENT, rank: 12, trialDays: 0, coins: 0 },
    name: 'Monthly Plan',
    description: 'Best value for ongoing work.',
    features: ['Unlimited chats with the agent', 'Priority support'],
    prices: [{ interval: MONTH, amount: 1900 }],
  },
];

/** The prices of a plan in every currency. */
export const pricesOf = ({ prices }: DefaultPlan) =>
  CURRENCIES.flatMap((currency) => prices.map((price) => ({ ...price, currency })));

/** The coin packs of a new installation. */
export const DEFAULT_PACKS = CURRENCIES.flatMap((currency) =>
  [
    { coins: 100, amount: 199 },
    { coins: 550, amount: 999 },
    { coins: 1_200, amount: 1_999 },
    { coins: 6_500, amount: 9_999 },
  ].map((pack) => ({ ...pack, currency })),
);
