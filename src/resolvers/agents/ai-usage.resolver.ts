import { Arg, Ctx, FieldResolver, registerEnumType, Resolver, Root } from 'type-graphql';
import { isTimeZone } from '../../lib/civil-time.js';
import { sumUsage, type UsageRow } from '../../loaders/agents/lists/chat.js';
import type { Context } from '../../loaders/context.js';
import type { Agent } from '../../models/agents/index.js';
import { refuse } from '../../schema/errors.js';
import { Viewer } from '../identity/viewer.type.js';
import { AIUsageBucket } from './chat.type.js';

/** The length of a bucket. */
export enum AIUsageUnit {
  DAY = 'day',
  WEEK = 'week',
  MONTH = 'month',
}
registerEnumType(AIUsageUnit, {
  name: 'AIUsageUnit',
  description: 'The length of a bucket of AI usage.',
  valuesConfig: {
    DAY: { description: 'A bucket of one day.' },
    WEEK: { description: 'A bucket of seven days.' },
    MONTH: { description: 'A bucket of one month.' },
  },
});

const LONGEST_MS = 400 * 24 * 60 * 60 * 1_000;

/** The viewer's AI usage. */
@Resolver(() => Viewer)
export class AIUsageResolver {
  @FieldResolver(() => [AIUsageBucket], {
    description: 'The viewer’s AI usage in a range of up to 400 days. Buckets without usage are left out.',
  })
  async aiUsage(
    @Root() root: unknown,
    @Arg('from', () => Date, { description: 'Start of the range, included.' }) from: Date,
    @Arg('to', () => Date, { description: 'End of the range, not included.' }) to: Date,
    @Arg('bucket', () => AIUsageUnit, {
      defaultValue: AIUsageUnit.DAY,
      description: 'The length of a bucket. Defaults to DAY.',
    })
    unit: AIUsageUnit,
    @Arg('timezone', () => String, {
      defaultValue: 'UTC',
      description: 'The IANA time zone of the buckets. Defaults to UTC.',
    })
    zone: string,
    @Ctx() { loaders }: Context,
  ): Promise<AIUsageBucket[]> {
    if (!isTimeZone(zone))
      throw refuse.badInput(
        'This is not a time zone; an IANA name such as Europe/Berlin is allowed.',
        'timezone',
      );
    if (to <= from || to.getTime() - from.getTime() > LONGEST_MS)
      throw refuse.badInput('The range is wrong; `to` is after `from`, by up to 400 days.', 'to');
    const rows = await sumUsage(loaders, (root as Viewer).user._id, { from, to, unit, zone });
    const days = [...new Set(rows.map(({ _id }) => _id.day))];
    return Promise.all(
      days.map((date) =>
        bucketOf(
          date,
          rows.filter(({ _id }) => _id.day === date),
          loaders,
        ),
      ),
    );
  }
}

async function bucketOf(date: string, rows: UsageRow[], loaders: Context['loaders']): Promise<AIUsageBucket> {
  const sum = (of: (row: UsageRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const [prompt, completion] = [sum((row) => row.prompt), sum((row) => row.completion)];
  const byAgent = await Promise.all(
    rows.map(async (row) => ({
      agent: row._id.agent ? ((await loaders.agent.load(row._id.agent)) as Agent | null) : null,
      tokens: row.prompt + row.completion,
      cost: row.costMicros / 1e6,
    })),
  );
  return {
    ...{ date, byAgent, messages: sum((row) => row.messages), credits: sum((row) => row.credits) },
    ...{
      tokens: { prompt, completion, total: prompt + completion },
      cost: sum((row) => row.costMicros) / 1e6,
    },
  };
}
