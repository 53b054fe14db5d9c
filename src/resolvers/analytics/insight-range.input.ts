import { Field, InputType, registerEnumType } from 'type-graphql';
import { addDays, isTimeZone, toMoment, type CalendarUnit } from '../../lib/civil-time.js';
import { sharedNow } from '../../lib/clock.js';
import { periodBetween, type InsightPeriod } from '../../lib/insight-period.js';
import { ErrorCode, Refusal, refuse } from '../../schema/errors.js';
import { ChoiceField, TextField } from '../../schema/input.js';
import { isLocalDay, LocalMomentScalar, type LocalMoment } from '../../schema/local-moment.js';

/** The length of a bucket of insights. */
export enum InsightBucket {
  HOUR = 'hour',
  DAY = 'day',
  WEEK = 'week',
  MONTH = 'month',
  QUARTER = 'quarter',
  YEAR = 'year',
}
registerEnumType(InsightBucket, {
  name: 'InsightBucket',
  description: 'The length of a bucket, by the calendar of the time zone. Weeks begin on Monday.',
  valuesConfig: {
    HOUR: { description: 'A bucket of one hour.' },
    DAY: { description: 'A bucket of one day.' },
    WEEK: { description: 'A bucket of one week.' },
    MONTH: { description: 'A bucket of one month.' },
    QUARTER: { description: 'A bucket of three months.' },
    YEAR: { description: 'A bucket of one year.' },
  },
});

/** Most buckets of one answer. */
export const MOST_BUCKETS = 1_000;
const LONGEST_YEARS = 30;

/** The shortest that a bucket can be, in hours. */
const SHORTEST_HOURS: Record<CalendarUnit, number> = {
  hour: 1,
  day: 23,
  week: 167,
  month: 671,
  quarter: 2_159,
  year: 8_759,
};
const HOUR_MS = 60 * 60 * 1_000;

/** A range of time that insights are read for. */
@InputType({ description: 'A half-open range of time, and how it is cut into buckets.' })
export class InsightRange {
  @Field(() => LocalMomentScalar, {
    description: 'The start of the range. A day begins at its local midnight.',
  })
  from: LocalMoment;

  @Field(() => LocalMomentScalar, {
    description: 'The end of the range, which does not belong to it. A day belongs to the range as a whole.',
  })
  to: LocalMoment;

  @ChoiceField(() => InsightBucket, {
    description: 'The length of a bucket. Defaults to DAY.',
    nullable: true,
  })
  bucket?: InsightBucket | null;

  @TextField({
    description: 'An IANA time zone, such as Europe/Berlin. Defaults to UTC.',
    nullable: true,
    min: 1,
    max: 64,
  })
  timezone?: string | null;
}

/**
 * The period of a range.
 * @throws BAD_USER_INPUT for an unknown zone, a range that ends before it begins or a range with more than 1,000 buckets
 */
export function periodOfRange(range: InsightRange): InsightPeriod {
  const zone = range.timezone ?? 'UTC';
  if (!isTimeZone(zone))
    throw refuse.badInput(
      'The time zone is unknown; an IANA name such as Europe/Berlin is allowed.',
      'range.timezone',
    );
  const from = isLocalDay(range.from) ? startOfDay(range.from, zone) : new Date(range.from);
  const to = isLocalDay(range.to) ? startOfDay(addDays(range.to, 1), zone) : new Date(range.to);
  if (to <= from)
    throw refuse.badInput('The range ends before it begins; an end after its start is allowed.', 'range.to');
  if (to.getTime() - from.getTime() > LONGEST_YEARS * 366 * 24 * HOUR_MS)
    throw refuse.badInput(`The range is too long; up to ${LONGEST_YEARS} years are allowed.`, 'range.to');
  const unit = range.bucket ?? InsightBucket.DAY;
  // The first and the last bucket may be cut.
  if ((to.getTime() - from.getTime()) / (SHORTEST_HOURS[unit] * HOUR_MS) > MOST_BUCKETS + 1) throw tooMany();
  const period = periodBetween({ from, to, unit, zone, now: sharedNow() });
  if (period.buckets.length > MOST_BUCKETS) throw tooMany();
  return period;
}

const startOfDay = (day: string, zone: string): Date => toMoment(`${day}T00:00`, zone)!;

const tooMany = (): Refusal =>
  new Refusal(
    ErrorCode.BAD_USER_INPUT,
    `The range has too many buckets; up to ${MOST_BUCKETS} are allowed. Choose longer buckets or a shorter range.`,
    { field: 'range.bucket', reason: 'TOO_MANY_BUCKETS', params: { max: MOST_BUCKETS } },
  );
