import fc from 'fast-check';
import type { Types } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../../src/events/transact.js';
import { CoinTransactionModel, CoinTransactionType, LedgerUnit } from '../../src/models/billing/index.js';
import { UserModel } from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { LARGEST_BALANCE, postCoins, postCredits, spendCreditsIn } from '../../src/services/billing/index.js';
import { signUpIn } from '../../src/services/identity/index.js';
import { person } from '../factories/person.js';
import { testApp } from '../setup/app.js';

beforeAll(async () => void (await testApp()));

let made = 0;
async function account(): Promise<Types.ObjectId> {
  const username = `l_${process.pid}_${Date.now().toString(36)}_${made++}`.slice(0, 30);
  const input = { email: `${username}@example.com`, username, firstName: 'L', passwordHash: null };
  return transact(null, (tx) => signUpIn(tx, input));
}

const balances = async (_id: Types.ObjectId) => {
  const user = await UserModel.findById(_id).lean();
  return { coins: user!.coins, credits: user!.credits.remaining, used: user!.credits.used };
};
const ledger = (user: Types.ObjectId, unit: LedgerUnit) =>
  CoinTransactionModel.find({ user, unit }).sort({ createdAt: 1, _id: 1 }).lean();
const sum = (rows: { amount: number }[]) => rows.reduce((total, row) => total + row.amount, 0);
const move = (user: Types.ObjectId, amount: number, type = CoinTransactionType.EARN) =>
  transact(null, (tx) => postCoins(tx, { user, amount, type, description: 'test' }), { deadlineMs: 60_000 });

describe('the ledger', () => {
  it(
    'its sum is the balance and never negative, whatever comes and goes, in parallel or not',
    { timeout: 120_000 },
    async () => {
      const step = fc.record({
        amount: fc
          .oneof(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -20, max: 20 }))
          .filter((n) => n !== 0),
        credits: fc.boolean(),
      });
      const batches = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), {
        minLength: 1,
        maxLength: 5,
      });
      await fc.assert(
        fc.asyncProperty(batches, async (rounds) => {
          const user = await account();
          for (const round of rounds)
            await Promise.allSettled(
              round.map(({ amount, credits }) =>
                transact(
                  null,
                  (tx) => {
                    const type = amount < 0 ? CoinTransactionType.SPEND : CoinTransactionType.REFUND;
                    return (credits ? postCredits : postCoins)(tx, {
                      user,
                      amount,
                      type,
                      description: 'test',
                    });
                  },
                  { deadlineMs: 60_000 },
                ),
              ),
            );
          const { coins, credits, used } = await balances(user);
          const [coinRows, creditRows] = [
            await ledger(user, LedgerUnit.COINS),
            await ledger(user, LedgerUnit.CREDITS),
          ];
          expect(sum(coinRows)).toBe(coins);
          expect(sum(creditRows)).toBe(credits);
          for (const rows of [coinRows, creditRows]) {
            expect(Math.min(...rows.map((row) => row.balanceAfter))).toBeGreaterThanOrEqual(0);
            // Each balance is the one before and the amount, in some order: as sets, they chain without a gap.
            const after = rows.map((row) => row.balanceAfter).sort((a, b) => a - b);
            const before = rows.map((row) => row.balanceAfter - row.amount).sort((a, b) => a - b);
            const last = rows === coinRows ? coins : credits;
            expect([...before, last].sort((a, b) => a - b)).toEqual([0, ...after].sort((a, b) => a - b));
          }
          expect(used).toBeGreaterThanOrEqual(0);
        }),
        { numRuns: 15 },
      );
    },
  );

  it(
    '71: a hundred parallel spends of one balance succeed exactly as often as it can be afforded',
    { timeout: 120_000 },
    async () => {
      const user = await account();
      const results = await Promise.allSettled(
        Array.from({ length: 100 }, () => move(user, -30, CoinTransactionType.SPEND)),
      );
      const refused = results.filter((result) => result.status === 'rejected');
      expect(results.length - refused.length).toBe(Math.floor(250 / 30));
      for (const { reason } of refused) expect(reason).toMatchObject({ code: 'INSUFFICIENT_FUNDS' });
      expect((await balances(user)).coins).toBe(250 % 30);
      expect(sum(await ledger(user, LedgerUnit.COINS))).toBe(250 % 30);
    },
  );

  it('71: so do a hundred requests that spend credits through the API', { timeout: 120_000 }, async () => {
    const spender = await person();
    const SPEND =
      'mutation ($input: SpendCreditsInput!) { spendCredits(input: $input) { userErrors { code } } }';
    const spend = async () => {
      // A storm of conflicts may end in "try again", and the client does.
      for (;;) {
        const { data, errors } = await spender.client.send(SPEND, { input: { amount: 90, reason: 'test' } });
        if (errors[0]?.extensions.code !== 'RATE_LIMITED')
          return data.spendCredits.userErrors[0]?.code ?? 'done';
      }
    };
    const outcomes = await Promise.all(Array.from({ length: 100 }, spend));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(11);
    expect(new Set(outcomes)).toEqual(new Set(['done', 'INSUFFICIENT_FUNDS']));
    const user = parseGlobalId(spender.id, 'User', 'id');
    expect(await balances(user)).toMatchObject({ credits: 10, used: 990 });
    expect(sum(await ledger(user, LedgerUnit.CREDITS))).toBe(10);
  });

  it('74: zero, fractions, what is no number, and what would overflow are refused, and nothing changes', async () => {
    const user = await account();
    for (const amount of [
      0,
      -0,
      0.5,
      -1.5,
      NaN,
      Infinity,
      -Infinity,
      2 ** 53,
      -(2 ** 53),
      LARGEST_BALANCE + 1,
    ])
      await expect(move(user, amount), String(amount)).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'amount',
      });
    await expect(move(user, LARGEST_BALANCE)).rejects.toMatchObject({ code: 'CONFLICT', field: 'amount' });
    for (const amount of [0, -5, NaN, 0.5, Infinity])
      await expect(
        transact(null, (tx) => spendCreditsIn(tx, user, { amount, reason: 'test' })),
      ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await balances(user)).toEqual({ coins: 250, credits: 1000, used: 0 });
    expect(await CoinTransactionModel.countDocuments({ user })).toBe(2);
    await move(user, LARGEST_BALANCE - 250);
    await expect(move(user, 1)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('74: what GraphQL cannot hold as a whole number never reaches it', async () => {
    const { client } = await person();
    for (const amount of ['1e99', '1.5', '2147483648', '"5"', 'true'])
      expect(
        (
          await client.send(
            `mutation { spendCredits(input: { amount: ${amount}, reason: "x" }) { viewer { coins } } }`,
          )
        ).status,
      ).toBe(400);
  });

  it('leaves nothing behind of a movement whose transaction fails', async () => {
    const user = await account();
    const failing = transact(null, async (tx) => {
      await postCoins(tx, { user, amount: 10, type: CoinTransactionType.REWARD, description: 'test' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await balances(user)).coins).toBe(250);
    expect(await ledger(user, LedgerUnit.COINS)).toHaveLength(1);
  });
});
