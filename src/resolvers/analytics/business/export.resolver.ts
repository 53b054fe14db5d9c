import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  Info,
  InputType,
  ObjectType,
  registerEnumType,
  Resolver,
} from 'type-graphql';
import { requireAdmin } from '../../../auth/viewer.js';
import type { Context } from '../../../loaders/context.js';
import { ChoiceField } from '../../../schema/input.js';
import { enumName, exportInsight, ExportFormat, InsightKind } from '../../../services/analytics/index.js';
import { InsightBucket, InsightRange, periodOfRange } from '../insight-range.input.js';
import { Insights } from '../insights.resolver.js';

registerEnumType(InsightKind, { name: 'InsightKind', description: 'The insights that can be exported.' });
registerEnumType(ExportFormat, {
  name: 'InsightExportFormat',
  description: 'The format of an exported insight.',
  valuesConfig: {
    CSV: { description: 'One table for each list, by RFC 4180. Amounts are in minor units.' },
    JSON: { description: 'The figures as the API answers them.' },
  },
});

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
    @Arg('input', () => ExportInsightInput) input: ExportInsightInput,
    @Ctx() ctx: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<InsightExport> {
    requireAdmin(ctx);
    // Refuses a bad range also where the insight takes none.
    periodOfRange(input.range);
    const { from, to, bucket, timezone } = input.range;
    return exportInsight(schema, ctx, {
      ...{ kind: input.insight, format: input.format },
      range: {
        ...{ from, to },
        ...(bucket ? { bucket: enumName(InsightBucket, bucket) } : {}),
        ...(timezone ? { timezone } : {}),
      },
    });
  }
}
