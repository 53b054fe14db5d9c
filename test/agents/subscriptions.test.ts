import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import { AgentPeriod, AgentSubscriptionModel } from '../../src/models/agents/index.js';
import { CoinTransactionModel, LedgerUnit } from '../../src/models/billing/index.js';
import { endOfPeriod, renewSubscriptions } from '../../src/services/agents/index.js';
import { people, person, type Person } from '../factories/person.js';
import { allFolded } from '../setup/lanes.js';
import { accountOf, admin, makeAgent } from './world.js';

const SUBSCRIBE = `mutation ($input: SubscribeToAgentInput!) { subscribeToAgent(input: $input) {
  subscription { id status period startsAt expiresAt autoRenew price { amount coins } agent { slug viewerSubscription { id status } } }
  viewer { coins } userErrors { code field message } } }`;
const CANCEL = `mutation ($input: CancelAgentSubscriptionInput!) { cancelAgentSubscription(input: $input) {
  subscription { id status expiresAt autoRenew cancelledAt cancelReason } userErrors { code field } } }`;
const MINE = `{ viewer { coins agentSubscriptions(first: 20) { totalCount nodes { id status period expiresAt autoRenew
  usage { messages tokens lastUsedAt } agent { slug } user { id } notes source providerId } } } }`;

let agent: { id: string; slug: string };
beforeAll(async () => {
  agent = await makeAgent();
});
afterEach(() => setClock(null));

const input = (more: object = {}) => ({
  input: { agentId: agent.id, period: 'MONTHLY', payWith: 'COINS', autoRenew: true, ...more },
});
const subscribe = async (who: Person, more: object = {}) =>
  (await who.client.data(SUBSCRIBE, input(more))).subscribeToAgent;
const renew = () => renewSubscriptions({ signal: new AbortController().signal });
const mine = async (who: Person) => (await who.client.data(MINE)).viewer.agentSubscriptions.nodes[0];

describe('subscribing', () => {
  it('takes the price of the catalogue and gives access', async () => {
    const mira = await person();
    const { subscription, viewer } = await subscribe(mira);
    expect(viewer.coins).toBe(250 - 190);
    expect(subscription).toMatchObject({
      status: 'ACTIVE',
      period: 'MONTHLY',
      price: { amount: 1_900, coins: 190 },
    });
    expect(subscription.agent.viewerSubscription).toEqual({ id: subscription.id, status: 'ACTIVE' });
    await allFolded();
    const { stats } = (await mira.client.data(`{ agent(slug: "${agent.slug}") { stats { subscribers } } }`))
      .agent;
    expect(stats.subscribers).toBeGreaterThan(0);
  });

  it('is done once a clientId', async () => {
    const mira = await person();
    const [first, again] = [
      await subscribe(mira, { clientId: 's1' }),
      await subscribe(mira, { clientId: 's1' }),
    ];
    expect(again.subscription.id).toBe(first.subscription.id);
    expect(again.viewer.coins).toBe(60);
  });

  it('lets one of fifty at once through, paid once', async () => {
    const mira = await person();
    const all = await Promise.all(Array.from({ length: 50 }, () => subscribe(mira, { period: 'DAILY' })));
    expect(all.filter(({ subscription }) => subscription)).toHaveLength(1);
    const codes = new Set(all.flatMap(({ userErrors }) => userErrors.map(({ code }: any) => code)));
    expect([...codes].every((code) => ['CONFLICT', 'RATE_LIMITED'].includes(code))).toBe(true);
    expect((await accountOf(mira)).coins).toBe(240);
  });

  it.each([
    [
      'too few coins',
      { agent: { pricing: [{ period: 'MONTHLY', amount: 1, coins: 9_999 }] } },
      'INSUFFICIENT_FUNDS',
      null,
    ],
    [
      'a period that is not offered',
      { agent: { pricing: [{ period: 'DAILY', amount: 1, coins: 1 }] } },
      'BAD_USER_INPUT',
      'period',
    ],
    ['a card without a page to come back to', { more: { payWith: 'CARD' } }, 'BAD_USER_INPUT', 'successUrl'],
    ['an unknown coupon', { more: { coupon: 'NOPE' } }, 'NOT_FOUND', 'coupon'],
    ['an agent in maintenance', { agent: { status: 'MAINTENANCE' } }, 'CONFLICT', 'agentId'],
    [
      'an agent that is not there',
      { more: { agentId: 'agt_000000000000000000000000' } },
      'NOT_FOUND',
      'agentId',
    ],
  ])('is refused for %s', async (_, given: any, code, field) => {
    const other = given.agent ? await makeAgent(given.agent) : agent;
    const { subscription, userErrors } = await subscribe(await person(), {
      agentId: other.id,
      ...given.more,
    });
    expect(subscription).toBeNull();
    expect(userErrors).toMatchObject([{ code, field }]);
  });
});

describe('periods', () => {
  it('are counted from the first start, so that month ends do not drift', () => {
    const at = new Date('2027-01-31T12:00:00Z');
    const ends = [1, 2, 3].map((n) => endOfPeriod(at, AgentPeriod.MONTHLY, n).toISOString().slice(0, 10));
    expect(ends).toEqual(['2027-02-28', '2027-03-31', '2027-04-30']);
    expect(endOfPeriod(new Date('2028-01-31T00:00:00Z'), AgentPeriod.MONTHLY, 1).getUTCDate()).toBe(29);
    expect(endOfPeriod(at, AgentPeriod.WEEKLY, 1).toISOString()).toBe('2027-02-07T12:00:00.000Z');
  });

  it('renew while there are coins, then give three days of grace, then end', async () => {
    const mira = await person();
    const { subscription } = await subscribe(mira, { period: 'WEEKLY' });
    const start = Date.parse(subscription.startsAt);
    const DAY = 86_400_000;
    for (const [days, status, coins] of [
      [7, 'ACTIVE', 150],
      [14, 'ACTIVE', 100],
      [21, 'ACTIVE', 50],
      [28, 'ACTIVE', 0],
      [35, 'PAUSED', 0],
      [37, 'PAUSED', 0],
      [38, 'EXPIRED', 0],
    ] as const) {
      setClock(() => start + days * DAY + 1_000);
      await renew();
      const row = await AgentSubscriptionModel.findOne({ 'price.coins': 50 }).sort({ _id: -1 }).lean();
      expect([days, row!.status.toUpperCase()]).toEqual([days, status]);
      expect((await accountOf(mira)).coins).toBe(coins);
    }
    await allFolded();
    const { viewer } = await mira.client.data(
      '{ viewer { notifications(first: 10) { nodes { type target { __typename } } } } }',
    );
    expect(viewer.notifications.nodes).toEqual([
      { type: 'AGENT_SUBSCRIPTION_ENDED', target: { __typename: 'Agent' } },
      { type: 'AGENT_SUBSCRIPTION_PAUSED', target: { __typename: 'Agent' } },
    ]);
    const { _id } = await accountOf(mira);
    const ledger = await CoinTransactionModel.find({ user: _id, unit: LedgerUnit.COINS }).lean();
    expect(ledger.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
  });

  it('end at the end of the paid period once cancelled, and cancelling twice changes nothing', async () => {
    const mira = await person();
    const { subscription } = await subscribe(mira, { period: 'DAILY' });
    const cancel = { input: { subscriptionId: subscription.id, reason: 'Too dear' } };
    const first = (await mira.client.data(CANCEL, cancel)).cancelAgentSubscription.subscription;
    expect(first).toMatchObject({ status: 'ACTIVE', autoRenew: false, expiresAt: subscription.expiresAt });
    const again = (await mira.client.data(CANCEL, cancel)).cancelAgentSubscription.subscription;
    expect(again).toEqual(first);
    setClock(() => Date.parse(subscription.expiresAt) + 1);
    await Promise.all([renew(), renew(), renew()]);
    setClock(null);
    expect(await mine(mira)).toMatchObject({ status: 'CANCELLED', autoRenew: false });
    expect((await mira.client.data(CANCEL, cancel)).cancelAgentSubscription.userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    expect((await accountOf(mira)).coins).toBe(240);
    // And a new one is possible.
    expect((await subscribe(mira, { period: 'DAILY' })).subscription.status).toBe('ACTIVE');
  });

  it('charge once, however many gateways renew at once', async () => {
    const mira = await person();
    const { subscription } = await subscribe(mira, { period: 'DAILY' });
    setClock(() => Date.parse(subscription.expiresAt) + 1);
    await Promise.all(Array.from({ length: 10 }, renew));
    expect((await accountOf(mira)).coins).toBe(230);
  });
});

describe('a subscription', () => {
  it('is its owner’s: others cannot see or cancel it', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const { id } = (await subscribe(mira)).subscription;
    const cancelled = await jonas.client.data(CANCEL, { input: { subscriptionId: id } });
    expect(cancelled.cancelAgentSubscription.userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'subscriptionId' },
    ]);
    const NODE = `query ($id: ID!) { node(id: $id) { id ... on AgentSubscription { user { id } notes source } } }`;
    expect((await jonas.client.data(NODE, { id })).node).toBeNull();
    expect((await mira.client.data(NODE, { id })).node).toEqual({
      id,
      user: null,
      notes: null,
      source: null,
    });
    expect((await (await admin()).client.data(NODE, { id })).node).toMatchObject({
      user: { id: mira.id },
      source: 'API',
    });
  });
});
