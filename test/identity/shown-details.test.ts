import { Types } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { ChatSessionModel } from '../../src/models/agents/index.js';
import { CoinTransactionModel } from '../../src/models/billing/index.js';
import { Role, UserSecurityModel, UserSessionModel } from '../../src/models/identity/index.js';
import { transact } from '../../src/events/transact.js';
import { HoldUnit } from '../../src/models/billing/hold.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { hold, settleHold } from '../../src/services/billing/index.js';
import { people, person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { request } from '../studio/generating.js';

const objectId = ({ id }: { id: string }): Types.ObjectId => readGlobalId(id)!.id;

/** Fields of the documents that were stored and not shown. */
describe('what is stored is shown', () => {
  let mira: Person;
  let jonas: Person;
  beforeAll(async () => {
    await testApp();
    [mira, jonas] = (await people(2)) as [Person, Person];
  });

  it('a lock and failed sign-ins, to admins', async () => {
    const ACCOUNT = `query ($id: ID!) { adminUser(userId: $id) { loginAttempts lockedUntil } }`;
    const admin = await staff(Role.ADMIN);
    const shown = async () => (await admin.client.data(ACCOUNT, { id: mira.id })).adminUser;
    expect(await shown()).toEqual({ loginAttempts: 0, lockedUntil: null });
    const lockedUntil = new Date(Date.now() + 60_000);
    const user = objectId(mira);
    await UserSecurityModel.updateOne({ user }, { loginAttempts: 3, lastFailedAt: new Date(), lockedUntil });
    expect(await shown()).toEqual({ loginAttempts: 3, lockedUntil: lockedUntil.toISOString() });
    // A lock that is over and failures of the day before yesterday say nothing any more.
    const past = new Date(Date.now() - 25 * 60 * 60 * 1_000);
    await UserSecurityModel.updateOne({ user }, { lastFailedAt: past, lockedUntil: past });
    expect(await shown()).toEqual({ loginAttempts: 0, lockedUntil: null });
    expect((await jonas.client.refusal(ACCOUNT, { id: mira.id })).code).toBe('FORBIDDEN');
  });

  it('the user agent and the time zone of a session', async () => {
    const SESSION = '{ viewer { sessions(first: 1) { nodes { userAgent timezone } } } }';
    const set = { userAgent: 'Firefox/1', location: { timezone: 'Europe/Berlin' } };
    await UserSessionModel.updateOne({ user: objectId(mira) }, { $set: set });
    const { nodes } = (await mira.client.data(SESSION)).viewer.sessions;
    expect(nodes).toEqual([{ userAgent: 'Firefox/1', timezone: 'Europe/Berlin' }]);
  });

  it('whether a followed user is heard of', async () => {
    const SHOWN = `query ($id: ID!) { node(id: $id) { ... on User { viewerFollowNotificationsEnabled } } }`;
    const shown = async () =>
      (await jonas.client.data(SHOWN, { id: mira.id })).node.viewerFollowNotificationsEnabled;
    expect(await shown()).toBeNull();
    await jonas.client.data('mutation ($id: ID!) { follow(input: { userId: $id }) { user { id } } }', {
      id: mira.id,
    });
    expect(await shown()).toBe(true);
    const set = `mutation ($id: ID!) { updateFollowSettings(input: { userId: $id, notificationsEnabled: false }) {
      user { viewerFollowNotificationsEnabled } } }`;
    const { updateFollowSettings } = await jonas.client.data(set, { id: mira.id });
    expect(updateFollowSettings.user.viewerFollowNotificationsEnabled).toBe(false);
    expect(await shown()).toBe(false);
  });

  it('what all chats of the viewer add up to', async () => {
    const STATS = '{ viewer { chatStats { sessions messages tokens } } }';
    const one = await person();
    expect((await one.client.data(STATS)).viewer.chatStats).toEqual({ sessions: 0, messages: 0, tokens: 0 });
    const chat = (messages: number, tokens: number) => ({
      ...{ _id: new Types.ObjectId(), user: objectId(one), agent: new Types.ObjectId() },
      stats: { messages, tokens, costMicros: 0, answers: 0, responseMs: 0 },
    });
    await ChatSessionModel.collection.insertMany([chat(2, 100), chat(5, 30)] as never[]);
    expect((await one.client.data(STATS)).viewer.chatStats).toEqual({
      sessions: 2,
      messages: 7,
      tokens: 130,
    });
    await ChatSessionModel.collection.deleteMany({ user: objectId(one) });
  });

  it('what a movement of coins is about', async () => {
    const LEDGER = `{ viewer { coinTransactions(first: 10) { nodes { type related { __typename id } } } } }`;
    const one = await person();
    const generation = await request(one);
    const rows = (await one.client.data(LEDGER)).viewer.coinTransactions.nodes;
    expect(rows).toContainEqual({ type: 'SPEND', related: { __typename: 'AIGeneration', id: generation } });
    await one.client.data(
      'mutation ($input: GiftCoinsInput!) { giftCoins(input: $input) { viewer { coins } } }',
      {
        input: { userId: jonas.id, amount: 3, clientId: 'g' },
      },
    );
    const [gift] = (await one.client.data(LEDGER)).viewer.coinTransactions.nodes;
    expect(gift).toEqual({ type: 'GIFT', related: { __typename: 'User', id: jonas.id } });
  });

  it('and what comes back is about the same', async () => {
    const user = objectId(jonas);
    const subject = new Types.ObjectId();
    const about = { purpose: 'test-related', subject };
    const request = { user, unit: HoldUnit.COINS, amount: 5, description: 'A test', expiresAt: new Date() };
    await transact(null, (tx) => hold(tx, { ...request, ...about, subjectType: 'Experiment' }));
    await transact(null, (tx) => settleHold(tx, about, 2, 'The rest'));
    const rows = await CoinTransactionModel.find({ related: subject }).sort({ _id: 1 }).lean();
    expect(rows.map(({ amount, relatedType }) => [amount, relatedType])).toEqual([
      [-5, 'Experiment'],
      [3, 'Experiment'],
    ]);
    // Nobody else's experiment is shown through a row.
    const LEDGER = '{ viewer { coinTransactions(first: 2) { nodes { amount related { id } } } } }';
    const { nodes } = (await jonas.client.data(LEDGER)).viewer.coinTransactions;
    expect(nodes[0]).toEqual({ amount: 3, related: null });
  });
});
