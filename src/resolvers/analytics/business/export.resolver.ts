import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  InputType,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
} from 'type-graphql';
import { requireAdmin, requireViewer } from '../../../auth/viewer.js';
import type { Context } from '../../../loaders/context.js';
import { AnalyticsEventType } from '../../../models/analytics/index.js';
import { refuse } from '../../../schema/errors.js';
import { parseGlobalIdOf, wantedIds } from '../../../schema/ids.js';
import { ChoiceField, IntField, ListField } from '../../../schema/input.js';
import {
  enumName,
  exportInsight,
  exportOwnedInsight,
  ExportFormat,
  InsightKind,
  OWNED_TYPES,
} from '../../../services/analytics/index.js';
import { InsightBucket, InsightRange, periodOfRange } from '../insight-range.input.js';
import { Insights } from '../insights.resolver.js';
import {
  FUNNEL_WINDOW,
  FunnelStepInput,
  LONGEST_FUNNEL_WINDOW,
  MOST_FUNNEL_STEPS,
  type FunnelEventInput,
} from '../traffic/funnel.input.js';

registerEnumType(InsightKind, {
  name: 'InsightKind',
  description: 'The insights that can be exported.',
  valuesConfig: {
    AGENTS: { description: 'Figures of each agent.' },
    API: { description: 'Figures of the API: operations, clients, errors.' },
    CHAT: { description: 'Figures of chats with agents.' },
    COMMUNITY: { description: 'Figures of groups, the forum, suggestions and events.' },
    CONSULTATIONS: { description: 'Figures of consultations.' },
    ENGAGEMENT: { description: 'Figures of posts, comments, reactions and shares.' },
    FAVORITES: { description: 'Figures of saved things.' },
    FUNNEL: { description: 'The steps of a funnel.' },
    HIRING: { description: 'Figures of job postings and applications.' },
    MODERATION: { description: 'Figures of reports and moderation cases.' },
    PERSONALIZATION: { description: 'Figures of personalised agents.' },
    REVENUE: { description: 'Figures of payments and subscriptions.' },
    REWARDS: { description: 'Figures of points, achievements and the shop.' },
    STUDIO: { description: 'Figures of generations, canvas projects and the lab.' },
    SUPPORT: { description: 'Figures of tickets and contact messages.' },
    SYSTEM: { description: 'Figures of the gateways themselves.' },
    TOOLS: { description: 'Figures of the tool marketplace.' },
    TRAFFIC: { description: 'Figures of visits and page views.' },
    USERS: { description: 'Figures of accounts and their activity.' },
  },
});
registerEnumType(ExportFormat, {
  name: 'InsightExportFormat',
  description: 'The format of an exported insight.',
  valuesConfig: {
    CSV: { description: 'One table for each list, by RFC 4180. Amounts are in minor units.' },
    JSON: { description: 'The figures as the API answers them.' },
  },
});

/** The funnel of an export. */
@InputType({ description: 'The steps of a funnel that is exported.' })
export class FunnelExportInput {
  @ListField(() => FunnelStepInput, {
    description: 'The steps in their order.',
    least: 1,
    most: MOST_FUNNEL_STEPS,
  })
  steps: FunnelStepInput[];

  @IntField({
    description: `The days within which all steps are taken, from the first one. Defaults to ${FUNNEL_WINDOW}.`,
    nullable: true,
    min: 1,
    max: LONGEST_FUNNEL_WINDOW,
  })
  windowDays?: number | null;
}

/** Which insight is exported. */
@InputType({ description: 'The insight that is exported, and how.' })
export class ExportInsightInput {
  @ChoiceField(() => InsightKind, { description: 'The insight to export.' })
  insight: InsightKind;

  @ChoiceField(() => ExportFormat, { description: 'The format of the file.' })
  format: ExportFormat;

  @ChoiceField(() => InsightRange, {
    description: 'The range of time. SYSTEM shows the present whatever the range.',
  })
  range: InsightRange;

  @ChoiceField(() => FunnelExportInput, {
    description: 'The funnel. Required for FUNNEL, not allowed for other insights.',
    nullable: true,
  })
  funnel?: FunnelExportInput | null;
}

/** A file. */
@ObjectType({ description: 'A file with the figures of an insight.', simpleResolvers: true })
export class InsightExport {
  @Field(() => String, {
    description: 'The suggested name of the file, such as revenue-2026-11-01-2026-11-29.csv.',
  })
  filename: string;

  @Field(() => String, { description: 'The media type of the file.' })
  mimeType: string;

  @Field(() => String, {
    description:
      'The content of the file in UTF-8. Text that a spreadsheet would run as a formula begins with an apostrophe in CSV.',
  })
  content: string;
}

/** Figures as files. */
@Resolver(() => Insights)
export class InsightExportResolver {
  @FieldResolver(() => InsightExport, { description: 'An insight as a file, for spreadsheets or programs.' })
  export(
    @Arg('input', () => ExportInsightInput, { description: 'The insight and its range.' })
    input: ExportInsightInput,
    @Ctx() ctx: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<InsightExport> {
    requireAdmin(ctx);
    // Refuses a bad range also where the insight takes none.
    periodOfRange(input.range);
    if (input.insight === InsightKind.FUNNEL && !input.funnel)
      throw refuse.badInput('The steps are missing; FUNNEL needs a funnel.', 'funnel');
    if (input.insight !== InsightKind.FUNNEL && input.funnel)
      throw refuse.badInput('A funnel is allowed for the insight FUNNEL only.', 'funnel');
    return exportInsight(schema, ctx, {
      ...{ kind: input.insight, format: input.format },
      variables: {
        range: rangeVariable(input.range),
        ...(input.funnel ? funnelVariables(input.funnel) : {}),
      },
    });
  }

  @Query(() => InsightExport, {
    nullable: true,
    description:
      'Insights of something that the viewer owns as a file: of a group, agent, tool, consultant or job posting, or of the posts of the viewer.',
  })
  insightExport(
    @Arg('id', () => ID, {
      description: `The thing, or the viewer. Format: ${wantedIds(OWNED_TYPES)}.`,
    })
    id: string,
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
    @Arg('format', () => ExportFormat, { description: 'The format of the file.' }) format: ExportFormat,
    @Ctx() ctx: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<InsightExport> {
    requireViewer(ctx);
    const { type } = parseGlobalIdOf(id, OWNED_TYPES, 'id');
    periodOfRange(range);
    return exportOwnedInsight(schema, ctx, { type, id, format, variables: { range: rangeVariable(range) } });
  }
}

/** Inputs as a client sends them: enums by their names, and nothing that was left out. */
function rangeVariable({ from, to, bucket, timezone }: InsightRange): Record<string, unknown> {
  return {
    ...{ from, to },
    ...(bucket ? { bucket: enumName(InsightBucket, bucket) } : {}),
    ...(timezone ? { timezone } : {}),
  };
}

const funnelVariables = ({ steps, windowDays }: FunnelExportInput): Record<string, unknown> => ({
  windowDays: windowDays ?? FUNNEL_WINDOW,
  steps: steps.map(({ exclusions, ...step }) => ({
    ...eventVariable(step),
    name: step.name,
    exclusions: exclusions?.map(eventVariable) ?? null,
  })),
});

const eventVariable = ({ type, path, event }: FunnelEventInput): Record<string, unknown> => ({
  ...{ path, event },
  type: enumName(AnalyticsEventType, type),
});
