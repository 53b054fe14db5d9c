import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../../src/events/transact.js';
import { CoinTransactionModel, CoinTransactionType, LedgerUnit } from '../../src/models/billing/index.js';
import { UserModel } from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { postCoins } from '../../src/services/billing/index.js';
import { people, person, type Person } from '../factories/person.js';
import { testApp, type TestApp } from '../setup/app.js';
import { BLOCK } from '../social/operations.js';

const GIFT = 'mutation ($input: GiftCoinsInput!) { giftCoins(input: $input) { viewer { coins } } }';
const BONUS = `mutation ($input: ClaimDailyBonusInput) { claimDailyBonus(input: $input) { viewer { coins
  dailyBonus { amount available availableAt } } } }`;
const LEDGER = `query ($type: CoinTransactionType) { viewer { coins dailyBonus { available } coinTransactions(type: $type, first: 50) { totalCount
  nodes { type amount balanceAfter note otherUser { username } } } } }`;
const ZONE =
  'mutation ($zone: String!) { updatePreferences(input: { timezone: $zone }) { viewer { coins } } }';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));

const idOf = ({ id }: Person) => parseGlobalId(id, 'User', 'id');
const coinsOf = async (one: Person) => (await UserModel.findById(idOf(one)).lean())!.coins;
/** The client tries again when too many others change the same account. */
async function insist(one: Person, operation: string, variables: object): Promise<string> {
  for (;;) {
    const { errors } = await one.client.send(operation, variables as never);
    const code = errors[0]?.extensions.code ?? 'done';
    if (code !== 'RATE_LIMITED') return code;
  }
}
async function balanced(...all: Person[]): Promise<void> {
  for (const one of all) {
    const rows = await CoinTransactionModel.find({ user: idOf(one), unit: LedgerUnit.COINS }).lean();
    const coins = await coinsOf(one);
    expect(rows.reduce((sum, row) => sum + row.amount, 0)).toBe(coins);
    expect(Math.min(coins, ...rows.map((row) => row.balanceAfter))).toBeGreaterThanOrEqual(0);
  }
}

describe('a gift of coins', () => {
  it('stands in both ledgers, with the words and the other person, once per clientId', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const input = { userId: jonas.id, amount: 40, note: 'Thanks', clientId: 'g1' };
    for (let time = 0; time < 2; time++)
      expect((await mira.client.data(GIFT, { input })).giftCoins.viewer.coins).toBe(210);
    expect(await mira.client.refusal(GIFT, { input: { ...input, amount: 41 } })).toMatchObject({
      code: 'CONFLICT',
      field: 'clientId',
    });
    const gifts = async (one: Person) => (await one.client.data(LEDGER, { type: 'GIFT' })).viewer;
    const row = { type: 'GIFT', note: 'Thanks' };
    expect(await gifts(mira)).toMatchObject({
      coins: 210,
      coinTransactions: {
        totalCount: 1,
        nodes: [{ ...row, amount: -40, balanceAfter: 210, otherUser: { username: jonas.username } }],
      },
    });
    expect((await gifts(jonas)).coinTransactions.nodes).toEqual([
      { ...row, amount: 40, balanceAfter: 290, otherUser: { username: mira.username } },
    ]);
    expect((await jonas.client.data(LEDGER, {})).viewer.coinTransactions.totalCount).toBe(2);
    await balanced(mira, jonas);
  });

  it('74, 75: is refused to oneself, for nothing or less, beyond what one has, and to whom one may not see', async () => {
    const [mira, jonas, eve] = (await people(3)) as [Person, Person, Person];
    const refused = (input: object) =>
      mira.client.refusal(GIFT, { input: { userId: jonas.id, amount: 1, ...input } });
    expect(await refused({ userId: mira.id })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'userId' });
    for (const amount of [0, -1, -(2 ** 31)])
      expect(await refused({ amount })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'amount' });
    expect(await refused({ amount: 251 })).toMatchObject({ code: 'INSUFFICIENT_FUNDS' });
    expect(await refused({ note: 'x'.repeat(201) })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'note' });
    const nobody = { code: 'NOT_FOUND', field: 'userId' };
    expect(await refused({ userId: 'usr_000000000000000000000000' })).toMatchObject(nobody);
    await eve.client.data(BLOCK, { id: mira.id });
    expect(await refused({ userId: eve.id })).toMatchObject(nobody);
    expect(await eve.client.refusal(GIFT, { input: { userId: mira.id, amount: 1 } })).toMatchObject(nobody);
    await UserModel.collection.updateOne({ _id: idOf(jonas) }, { $set: { status: 'suspended' } });
    expect(await refused({})).toMatchObject(nobody);
    expect(await app.visitor.refusal(GIFT, { input: { userId: jonas.id, amount: 1 } })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect([await coinsOf(mira), await coinsOf(jonas), await coinsOf(eve)]).toEqual([250, 250, 250]);
  });

  it(
    '71: a hundred at once are given exactly as often as can be afforded',
    { timeout: 120_000 },
    async () => {
      const [mira, jonas] = (await people(2)) as [Person, Person];
      const input = { userId: jonas.id, amount: 30 };
      const outcomes = await Promise.all(Array.from({ length: 100 }, () => insist(mira, GIFT, { input })));
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(8);
      expect(new Set(outcomes)).toEqual(new Set(['done', 'INSUFFICIENT_FUNDS']));
      expect([await coinsOf(mira), await coinsOf(jonas)]).toEqual([10, 490]);
      await balanced(mira, jonas);
    },
  );
});

describe('the bonus of the day', () => {
  it('79: is had once a day, however many ask at once and wherever one says to be', async () => {
    const mira = await person();
    expect((await mira.client.data(LEDGER, {})).viewer.dailyBonus.available).toBe(true);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => insist(mira, BONUS, {})));
    expect(outcomes.sort()).toEqual([...Array.from({ length: 9 }, () => 'CONFLICT'), 'done']);
    for (const zone of [
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
      'Pacific/Chatham',
      'Europe/Berlin',
      'UTC',
    ]) {
      await mira.client.data(ZONE, { zone });
      expect(await insist(mira, BONUS, {}), zone).toBe('CONFLICT');
    }
    expect(await coinsOf(mira)).toBe(260);
    await balanced(mira);
  });

  it('is there again the next day, and repeating a request takes it once', async () => {
    const mira = await person();
    const input = { clientId: 'day' };
    const first = (await mira.client.data(BONUS, { input })).claimDailyBonus.viewer;
    expect(first).toMatchObject({ coins: 260, dailyBonus: { amount: 10, available: false } });
    expect(Date.parse(first.dailyBonus.availableAt)).toBeGreaterThan(Date.now());
    expect((await mira.client.data(BONUS, { input })).claimDailyBonus.viewer.coins).toBe(260);
    await UserModel.collection.updateOne({ _id: idOf(mira) }, [
      {
        $set: {
          'dailyBonus.end': { $subtract: ['$dailyBonus.end', 86_400_000] },
          'dailyBonus.key': '2000-01-01',
        },
      },
    ]);
    expect((await mira.client.data(BONUS)).claimDailyBonus.viewer.coins).toBe(270);
    expect(await app.visitor.refusal(BONUS)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('the ledgers of people who give and take', () => {
  it('add up to the balances, and no coin is made or lost by giving', { timeout: 180_000 }, async () => {
    const [a, b, c] = (await people(3)) as [Person, Person, Person];
    const who = fc.constantFrom(0, 1, 2);
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('gift' as const),
        from: who,
        to: who,
        amount: fc.integer({ min: -5, max: 400 }),
      }),
      fc.record({ kind: fc.constant('bonus' as const), from: who }),
      fc.record({ kind: fc.constant('spend' as const), from: who, amount: fc.integer({ min: 1, max: 120 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const all = [a, b, c];
        const total = async () =>
          (await Promise.all(all.map(coinsOf))).reduce((sum, coins) => sum + coins, 0);
        const before = await total();
        const changes = await Promise.all(
          steps.map(async (one): Promise<number> => {
            const actor = all[one.from]!;
            if (one.kind === 'gift') {
              await insist(actor, GIFT, { input: { userId: all[one.to]!.id, amount: one.amount } });
              return 0;
            }
            if (one.kind === 'bonus') return (await insist(actor, BONUS, {})) === 'done' ? 10 : 0;
            const spend = {
              user: idOf(actor),
              amount: -one.amount,
              type: CoinTransactionType.SPEND,
              description: 'x',
            };
            const spent = transact(null, (tx) => postCoins(tx, spend), { deadlineMs: 60_000 });
            return spent.then(
              () => -one.amount,
              () => 0,
            );
          }),
        );
        expect(await total()).toBe(changes.reduce((sum, change) => sum + change, before));
        await balanced(...all);
      }),
      { numRuns: 20 },
    );
  });
});
