import { Arg, Args, Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Types } from 'mongoose';
import type { Context } from '../../../loaders/context.js';
import { page } from '../../../loaders/page.js';
import { Visitor } from '../../../models/analytics/index.js';
import type { Connection } from '../../../schema/connection.js';
import { refuse } from '../../../schema/errors.js';
import { PageArgs, toRange, type Range } from '../../../schema/page-args.js';
import {
  MOST_FUNNEL_VISITORS,
  readFunnel,
  type FunnelStepFigures,
} from '../../../services/analytics/index.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { ratio } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';
import { FUNNEL_WINDOW, FunnelStepInput, LONGEST_FUNNEL_WINDOW, MOST_FUNNEL_STEPS } from './funnel.input.js';
import { VisitorConnection } from './raw.type.js';

/** A step and how many came that far. */
@ObjectType({ description: 'A step of a funnel, and the visitors who came that far.' })
export class FunnelStep {
  @Field(() => String, { simple: true, description: "The step's name." })
  name: string;

  @Field(() => Int, { simple: true, description: 'Number of visitors who took this step, each once.' })
  visitors: number;

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description:
      'The share of the visitors of the first step, 0 to 1 with four decimals. Null without visitors.',
  })
  conversion: number | null;

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description:
      'The share of the visitors of the step before, 0 to 1 with four decimals. Null for the first step and without visitors.',
  })
  conversionFromPrevious: number | null;

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description:
      'The median of the seconds since the step before, by nearest rank. Null for the first step and without visitors.',
  })
  medianSecondsFromPrevious: number | null;

  @Field(() => Int, {
    simple: true,
    description: 'Number of visitors who took the step before and may still take this one within the window.',
  })
  pending: number;

  /** Ids of visitors, in order. */
  ids: string[];
}

/** A funnel. */
@ObjectType({
  description: 'A funnel: ordered steps, and how many visitors took them.',
  simpleResolvers: true,
})
export class FunnelInsights {
  @Field(() => [FunnelStep], { description: 'The steps in their order.' })
  steps: FunnelStep[];
}

/** The way to funnels. */
@Resolver(() => Insights)
export class InsightsFunnelResolver {
  @FieldResolver(() => FunnelInsights, {
    description: `A funnel by visitor. The first step lies in the range; later ones may come after it, within the window. It is read from raw rows, so as far back as they are kept. Up to ${MOST_FUNNEL_VISITORS.toLocaleString('en')} visitors.`,
  })
  async funnel(
    @Arg('range', () => InsightRange, { description: 'The range in which the first step lies.' })
    range: InsightRange,
    @Arg('steps', () => [FunnelStepInput], {
      description: `The steps in their order, 1 to ${MOST_FUNNEL_STEPS}.`,
    })
    steps: FunnelStepInput[],
    @Arg('windowDays', () => Int, {
      defaultValue: FUNNEL_WINDOW,
      description: `The days within which all steps are taken, from the first one, 1 to ${LONGEST_FUNNEL_WINDOW}. Defaults to ${FUNNEL_WINDOW}.`,
    })
    windowDays: number,
  ): Promise<FunnelInsights> {
    if (steps.length < 1 || steps.length > MOST_FUNNEL_STEPS)
      throw refuse.badInput(
        `The funnel has the wrong length; 1 to ${MOST_FUNNEL_STEPS} steps are allowed.`,
        'steps',
      );
    if (windowDays < 1 || windowDays > LONGEST_FUNNEL_WINDOW)
      throw refuse.badInput(`windowDays must be between 1 and ${LONGEST_FUNNEL_WINDOW}.`, 'windowDays');
    const figures = await readFunnel(periodOfRange(range), steps, windowDays);
    return { steps: figures.map((step, index) => stepOf(steps[index]!.name, figures, index, step)) };
  }
}

function stepOf(
  name: string,
  all: readonly FunnelStepFigures[],
  index: number,
  { visitors, pending, medianSecondsFromPrevious }: FunnelStepFigures,
): FunnelStep {
  const before = all[index - 1];
  return Object.assign(new FunnelStep(), {
    ...{ name, ids: visitors, visitors: visitors.length, pending, medianSecondsFromPrevious },
    conversion: ratio(visitors.length, all[0]!.visitors.length),
    conversionFromPrevious: before ? ratio(visitors.length, before.visitors.length) : null,
  });
}

/** The visitors behind a number. */
@Resolver(() => FunnelStep)
export class FunnelStepResolver {
  @FieldResolver(() => VisitorConnection, {
    description: 'The visitors who took this step: as many as `visitors` says, without those removed since.',
  })
  reached(@Root() root: unknown, @Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Visitor>> {
    const { ids } = root as FunnelStep;
    return page<string, Visitor>(toRange(args), {
      skeleton: async (range) => slice(ids, range),
      position: (id) => ({ key: id, id: new Types.ObjectId(id) }),
      hydrate: (id) => ctx.loaders.visitor.load(new Types.ObjectId(id)),
      count: () => ids.length,
    });
  }
}

/** A page of sorted ids, one more than asked for. */
function slice(ids: readonly string[], { size, backward, after, before }: Range): string[] {
  const found = ids.filter(
    (id) => (!after || id > after.id.toHexString()) && (!before || id < before.id.toHexString()),
  );
  return backward ? found.slice(-size - 1).reverse() : found.slice(0, size + 1);
}
