import { Arg, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { merged } from '../../../loaders/analytics/index.js';
import type { Context } from '../../../loaders/context.js';
import type {
  AIGenerationType,
  CanvasFileType,
  ExperimentType,
  GenerationStatus,
} from '../../../models/studio/index.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { average, InsightCount, previousOf, ratio } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';
import { byCount, dollars } from './figures.js';
import {
  CanvasFileFigures,
  CanvasInsights,
  GenerationFigures,
  LabFigures,
  StudioInsights,
} from './studio.type.js';

/** The way to figures of the studio. */
@Resolver(() => Insights)
export class InsightsStudioResolver {
  @FieldResolver(() => StudioInsights, { description: 'Generations, canvas projects and experiments.' })
  studio(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
  ): StudioInsights {
    return new StudioInsights(periodOfRange(range));
  }
}

/** Figures of the studio. */
@Resolver(() => StudioInsights)
export class StudioInsightsResolver {
  @FieldResolver(() => [GenerationFigures], { description: 'AI generations by type and status.' })
  async generations(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<GenerationFigures[]> {
    const { period } = root as StudioInsights;
    const rows = await loaders.rollup.load({ name: 'studio.generations', period });
    return rows
      .map(({ key: [type, status], figures }) => ({
        ...{ type: type as AIGenerationType, status: status as GenerationStatus, count: figures.count },
        averageSeconds: average(figures.sum('seconds'), figures.sum('timed')),
        coins: figures.sum('coins'),
      }))
      .sort(
        byCount(
          ({ count }) => count,
          ({ type, status }) => `${type} ${status}`,
        ),
      );
  }

  @FieldResolver(() => CanvasInsights, { description: 'Canvas projects and their generations.' })
  canvas(@Root() root: unknown): CanvasInsights {
    return new CanvasInsights((root as StudioInsights).period);
  }

  @FieldResolver(() => [LabFigures], { description: 'Lab experiments by type.' })
  async lab(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<LabFigures[]> {
    const { period } = root as StudioInsights;
    const rows = await loaders.rollup.load({ name: 'studio.experiments', period });
    return rows
      .map(({ key, figures }) => ({
        ...{ type: key[0] as ExperimentType, count: figures.count, tokens: figures.sum('tokens') },
        successRate: ratio(figures.sum('done'), figures.sum('done') + figures.sum('failed')),
        cost: dollars(figures.sum('costMicros')),
      }))
      .sort(
        byCount(
          ({ count }) => count,
          ({ type }) => type,
        ),
      );
  }
}

/** Figures of canvas projects. */
@Resolver(() => CanvasInsights)
export class CanvasInsightsResolver {
  @FieldResolver(() => [InsightCount], {
    description: 'New projects by built-in template. "(other)" for templates with other names.',
  })
  async templates(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<InsightCount[]> {
    const { period } = root as CanvasInsights;
    const rows = await loaders.rollup.load({ name: 'studio.projects', period });
    return rows
      .map(({ key, figures }) => ({ key: key[0]!, count: figures.count }))
      .sort(
        byCount(
          ({ count }) => count,
          ({ key }) => key,
        ),
      );
  }

  @FieldResolver(() => [CanvasFileFigures], {
    description: 'New files by type, deleted ones included. Changes of size count for three days.',
  })
  async fileTypes(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<CanvasFileFigures[]> {
    const { period } = root as CanvasInsights;
    const rows = await loaders.rollup.load({ name: 'studio.files', period });
    return rows
      .map(({ key, figures }) => ({
        ...{ key: key[0] as CanvasFileType, count: figures.count, bytes: figures.sum('bytes') },
      }))
      .sort(
        byCount(
          ({ count }) => count,
          ({ key }) => key,
        ),
      );
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'The share of completed and partial generations among those and failed ones, 0 to 1. Null if none is finished.',
  })
  async successRate(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<number | null> {
    const { period } = root as CanvasInsights;
    const all = merged(await loaders.rollup.load({ name: 'studio.canvas', period }));
    return ratio(all.sum('done'), all.sum('done') + all.sum('failed'));
  }
}

/** Resolvers of figures of the studio. */
export const studioInsightResolvers = [
  ...[InsightsStudioResolver, StudioInsightsResolver, CanvasInsightsResolver, previousOf(StudioInsights)],
];
