import { execute, parse, type GraphQLSchema } from 'graphql';
import type { Context } from '../../../loaders/context.js';
import { ExportFormat, exportOperation, type InsightKind } from './kinds.js';
import { tablesOf, tablesToCsv } from './tables.js';

/** A file with figures. */
export interface InsightFile {
  filename: string;
  mimeType: string;
  content: string;
}

/**
 * Reads an insight for the viewer of a context, by the schema that answers clients, and writes it to a file.
 * @param range the range as a client would send it
 * @throws what the insight refuses
 */
export async function exportInsight(
  schema: GraphQLSchema,
  ctx: Context,
  { kind, format, range }: { kind: InsightKind; format: ExportFormat; range: Record<string, unknown> },
): Promise<InsightFile> {
  const { data, errors } = await execute({
    schema,
    document: parse(exportOperation(kind)),
    contextValue: ctx,
    variableValues: { range },
  });
  if (errors?.[0]) throw errors[0].originalError ?? errors[0];
  const figures = (data as { insights: Record<string, unknown> }).insights[kind];
  const name = [kind, dayOf(range['from']), dayOf(range['to'])].join('-');
  return format === ExportFormat.JSON
    ? { filename: `${name}.json`, mimeType: 'application/json', content: JSON.stringify(figures, null, 2) }
    : {
        ...{ filename: `${name}.csv`, mimeType: 'text/csv; charset=utf-8' },
        content: tablesToCsv(tablesOf(kind, figures)),
      };
}

const dayOf = (moment: unknown): string => String(moment).slice(0, 10);
