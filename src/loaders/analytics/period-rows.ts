import type { PipelineStage, Types } from 'mongoose';
import type { AnyModel } from '../../lib/exchange/index.js';
import { bucketAt, type InsightPeriod } from '../../lib/insight-period.js';
import { batchedBy } from '../factories.js';
import type { Loaders } from '../context.js';

/** What a question about rows of a period asks for. */
export interface AskedPeriod {
  period: InsightPeriod;
  /** Only what belongs to this owner: a consultant or a job posting. */
  of?: Types.ObjectId | undefined;
}

/**
 * A question that an index answers: how many rows there are of each kind in a period, grouped in the database. For states
 * that change later, which rollups would have to be made again for. `T` is what it answers.
 */
export interface PeriodQuestion<T extends object> {
  /** The insight and the figure. */
  name: string;
  model: AnyModel;
  /** The first stage is a match that an index serves. */
  pipeline: (asked: AskedPeriod) => PipelineStage[];
  /** Never set; it carries the type. */
  row?: T;
}

/** Declares a question. */
export const periodQuestion = <T extends object>(question: PeriodQuestion<T>): PeriodQuestion<T> => question;

type Key = AskedPeriod & { question: PeriodQuestion<object> };

/** The rows that a question answers in a period, each once a request. */
export const periodRows = batchedBy<Key, object[]>(
  'Insight.rows',
  ({ question: { name }, period: { from, to, now }, of }) =>
    [name, from.getTime(), to.getTime(), now.getTime(), of?.toHexString() ?? ''].join(' '),
  (keys, { roundTrip }) =>
    Promise.all(
      keys.map(({ question, ...asked }) => roundTrip.ask(question.model, question.pipeline(asked))),
    ),
);

/** Asks a question. */
export const askPeriod = <T extends object>(
  { periodRows: loader }: Loaders,
  question: PeriodQuestion<T>,
  asked: AskedPeriod,
): Promise<T[]> => loader.load({ ...asked, question }) as Promise<T[]>;

/** The condition that a time lies in a period. */
export const within = ({ from, to }: Pick<InsightPeriod, 'from' | 'to'>) => ({ $gte: from, $lt: to });

/** The moment up to which a period tells: its end, or the present. */
export const endOfPeriod = ({ to, now }: InsightPeriod): Date => (to < now ? to : now);

/** The quarter of an hour of a time: buckets of every zone are made of these. */
export const quarterOf = (field: string) => ({
  $dateTrunc: { date: `$${field}`, unit: 'minute', binSize: 15 },
});

/** The bucket of a quarter of an hour. A range may begin within one: it counts for the first bucket. */
export const bucketOf = (period: InsightPeriod, quarter: Date): number =>
  Math.max(0, bucketAt(period, quarter));

/** The seconds from one time to another, whole and never below 0. */
export const secondsBetween = (from: string, to: string) => ({
  $max: [0, { $round: { $divide: [{ $subtract: [`$${to}`, `$${from}`] }, 1_000] } }],
});
