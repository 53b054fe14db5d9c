import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PaymentModel, PaymentStatus, TransactionModel } from '../../src/models/billing/index.js';
import { Role } from '../../src/models/identity/index.js';
import { remakeRollups } from '../../src/services/analytics/index.js';
import type { Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { at, forget, id, pay, PERIOD, RANGE, readRevenue } from './business-world.js';

let admin: Person;
const [ada, bob] = [id(), id()];

const refund = (amount: number, status: string, processedAt: Date | null) => ({
  ...{ key: `${amount}`, amount, status, processedAt, reason: 'other', requestedAt: at('4') },
});

const read = (selection: string, more = '', range = RANGE) => readRevenue(admin, selection, more, range);

beforeAll(async () => {
  await testApp();
  admin = await staff(Role.ADMIN);
  await pay({
    ...{ at: at('4'), amount: 1_000, user: ada },
    refunds: [
      refund(400, 'succeeded', at('6')),
      refund(70, 'succeeded', new Date('2019-02-20T00:00:00Z')),
      refund(100, 'pending', null),
      refund(50, 'failed', null),
    ],
  });
  await pay({ at: at('4'), amount: 500, type: 'one_time', method: 'paypal', user: bob });
  await pay({ at: at('5'), amount: 1_000, status: 'failed', user: bob });
  await pay({ at: at('5'), amount: 900, status: 'pending', user: bob });
  await pay({ at: at('5'), amount: 3_000, currency: 'JPY', type: 'donation', user: ada });
  await pay({ at: at('6'), amount: 250, user: ada });
  // Of the week before.
  await pay({ at: new Date('2019-03-03T23:59:59.999Z'), amount: 7_777, method: null });
  await remakeRollups(new Date('2019-02-01T00:00:00Z'), new Date('2019-04-01T00:00:00Z'), {
    names: ['revenue.payments'],
  });
});
afterAll(() => forget(PaymentModel, TransactionModel));

describe('revenue', () => {
  it('is paid, refunded and left, by currency', async () => {
    const MONEY = '{ amount currency }';
    expect(await read(`gross ${MONEY} net ${MONEY} refunds ${MONEY}`)).toEqual({
      gross: [
        { amount: 3_000, currency: 'JPY' },
        { amount: 1_750, currency: 'USD' },
      ],
      net: [
        { amount: 3_000, currency: 'JPY' },
        { amount: 1_350, currency: 'USD' },
      ],
      refunds: [{ amount: 400, currency: 'USD' }],
    });
  });

  it('is what the raw rows add up to', async () => {
    const plain = new Map<string, number>();
    const inRange = { status: PaymentStatus.SUCCEEDED, createdAt: { $gte: PERIOD.from, $lt: PERIOD.to } };
    for (const { transaction, amount } of await PaymentModel.find(inRange as object).lean()) {
      const { currency } = (await TransactionModel.findById(transaction).lean())!;
      plain.set(currency, (plain.get(currency) ?? 0) + amount);
    }
    const { gross } = await read('gross { amount currency }');
    expect(Object.fromEntries(plain)).toEqual(
      Object.fromEntries(
        gross.map((one: { amount: number; currency: string }) => [one.currency, one.amount]),
      ),
    );
  });

  it('is cut into buckets of the currency of the most payments, empty ones included', async () => {
    const { buckets } = await read('buckets { start gross refunds payments failed currency }');
    expect(buckets).toHaveLength(7);
    expect(buckets.slice(0, 4)).toEqual([
      {
        start: '2019-03-04T00:00:00.000Z',
        gross: 1_500,
        refunds: 0,
        payments: 2,
        failed: 0,
        currency: 'USD',
      },
      { start: '2019-03-05T00:00:00.000Z', gross: 0, refunds: 0, payments: 0, failed: 1, currency: 'USD' },
      {
        start: '2019-03-06T00:00:00.000Z',
        gross: 250,
        refunds: 400,
        payments: 1,
        failed: 0,
        currency: 'USD',
      },
      { start: '2019-03-07T00:00:00.000Z', gross: 0, refunds: 0, payments: 0, failed: 0, currency: 'USD' },
    ]);
  });

  it('is that of one currency where it is named', async () => {
    const yen = await read(
      'gross { amount currency } refunds { amount } buckets { gross }',
      ', currency: "JPY"',
    );
    expect(yen.gross).toEqual([{ amount: 3_000, currency: 'JPY' }]);
    expect(yen.refunds).toEqual([]);
    expect(yen.buckets.map((one: { gross: number }) => one.gross)).toEqual([0, 3_000, 0, 0, 0, 0, 0]);
  });

  it('is told by type and method, with the share that succeeded', async () => {
    const found = await read('byType { key amount currency } byMethod { key amount currency successRate }');
    expect(found).toEqual({
      byType: [
        { key: 'SUBSCRIPTION', amount: 1_250, currency: 'USD' },
        { key: 'ONE_TIME', amount: 500, currency: 'USD' },
        { key: 'DONATION', amount: 3_000, currency: 'JPY' },
      ],
      byMethod: [
        { key: 'CARD', amount: 1_250, currency: 'USD', successRate: 0.6667 },
        { key: 'PAYPAL', amount: 500, currency: 'USD', successRate: 1 },
        { key: 'CARD', amount: 3_000, currency: 'JPY', successRate: 1 },
      ],
    });
  });

  it('by user is that of users who paid, each once', async () => {
    expect((await read('arpu { amount currency }')).arpu).toEqual([
      { amount: 3_000, currency: 'JPY' },
      { amount: 875, currency: 'USD' },
    ]);
  });

  it('is compared with the week before', async () => {
    const { previous } = await read(
      'previous { gross { amount currency } byMethod { key } }',
      ', currency: "USD"',
    );
    expect(previous).toEqual({ gross: [{ amount: 7_777, currency: 'USD' }], byMethod: [{ key: '' }] });
  });

  it('is empty without rows, and its ratios are null', async () => {
    const none = { ...RANGE, from: '2018-01-01', to: '2018-01-02' };
    const found = await read(
      'gross { amount } byMethod { key } buckets { gross currency } mrr { amount } arpu { amount } subscribers { active churnRate }',
      '',
      none,
    );
    expect(found).toEqual({
      ...{ gross: [], byMethod: [], mrr: [], arpu: [], subscribers: { active: 0, churnRate: null } },
      buckets: [
        { gross: 0, currency: null },
        { gross: 0, currency: null },
      ],
    });
  });

  it('refuses what is no currency', async () => {
    const answer = await admin.client.refusal(
      'query ($range: InsightRange!) { insights { revenue(range: $range, currency: "dollar") { arpu { amount } } } }',
      { range: RANGE },
    );
    expect(answer).toMatchObject({ code: 'BAD_USER_INPUT', field: 'currency' });
  });
});
