import { Types } from 'mongoose';
import { periodBetween, type InsightPeriod } from '../../src/lib/insight-period.js';
import { PaymentModel, TransactionModel } from '../../src/models/billing/index.js';
import type { Person } from '../factories/person.js';

/** The range of these tests: a week in the past, in which nothing else has happened. */
export const RANGE = { from: '2019-03-04', to: '2019-03-10', bucket: 'DAY', timezone: 'UTC' };

/** The same as a period. */
export const PERIOD: InsightPeriod = periodBetween({
  ...{ from: new Date('2019-03-04T00:00:00Z'), to: new Date('2019-03-11T00:00:00Z') },
  ...{ unit: 'day', zone: 'UTC', now: new Date('2026-01-01T00:00:00Z') },
});

/** A moment of the week, such as `5T12:00`. */
export const at = (moment: string): Date =>
  new Date(
    `2019-03-${moment.padStart(moment.includes('T') ? 8 : 2, '0')}${moment.includes('T') ? ':00Z' : 'T12:00:00Z'}`,
  );

export const id = (): Types.ObjectId => new Types.ObjectId();

/** Writes rows as they are stored. */
export async function rows(
  model: { collection: { insertMany: (all: never[]) => Promise<unknown> } },
  all: object[],
): Promise<void> {
  await model.collection.insertMany(
    all.map((one) => ({ _id: id(), createdAt: at('4'), updatedAt: at('4'), ...one })) as never[],
  );
}

interface Paid {
  at: Date;
  amount: number;
  currency?: string;
  type?: string;
  method?: string | null;
  status?: 'succeeded' | 'failed' | 'pending';
  user?: Types.ObjectId;
  refunds?: object[];
}

/** An attempt to pay, with its transaction. */
export async function pay({
  amount,
  currency = 'USD',
  type = 'subscription',
  method = 'card',
  status = 'succeeded',
  user = id(),
  refunds = [],
  ...paid
}: Paid): Promise<void> {
  const transaction = id();
  const number = transaction.toHexString();
  await rows(TransactionModel as never, [
    {
      ...{ _id: transaction, number, source: number, user, type, amount, currency, refunds },
      ...{ status: status === 'succeeded' ? 'completed' : status, createdAt: paid.at, fence: 1 },
    },
  ]);
  await rows(PaymentModel as never, [
    {
      ...{ user, transaction, status, amount, createdAt: paid.at },
      ...{ providerId: number, attemptId: `at_${number}` },
      method: method === null ? null : { kind: method, brand: null, last4: null },
    },
  ]);
}

/** Removes what these tests wrote into collections. */
export async function forget(...models: unknown[]): Promise<void> {
  for (const model of models as (typeof PaymentModel)[])
    await model.collection.deleteMany({ createdAt: { $lt: new Date('2020-01-01T00:00:00Z') } });
}

/** The length of an hour in milliseconds. */
export const HOUR = 3_600_000;

/** The moment so many hours earlier. */
export const before = (moment: Date, hours: number): Date => new Date(moment.getTime() - hours * HOUR);

/** Reads insights of the week as a person. */
export const readAs = async ({ client }: Person, selection: string): Promise<any> =>
  (await client.data(`query ($range: InsightRange!) { insights { ${selection} } }`, { range: RANGE }))
    .insights;

/** Reads figures of revenue as a person; `more` are further arguments. */
export const readRevenue = async (
  { client }: Person,
  selection: string,
  more = '',
  range = RANGE,
): Promise<any> => {
  const field = `revenue(range: $range ${more}) { ${selection} }`;
  const query = `query ($range: InsightRange!) { insights { ${field} } }`;
  return (await client.data(query, { range })).insights.revenue;
};
