import { execute, parse, type GraphQLSchema } from 'graphql';
import type { Context } from '../../../loaders/context.js';
import { refuse } from '../../../schema/errors.js';
import { readGlobalId } from '../../../schema/ids.js';
import {
  ExportFormat,
  exportOperation,
  ownedExportOperation,
  type InsightKind,
  type OwnedType,
} from './kinds.js';
import { tablesOf, tablesToCsv } from './tables.js';

/** A file with figures. */
export interface InsightFile {
  filename: string;
  mimeType: string;
  content: string;
}

/** What every export is told: its format, and the variables of its operation as a client would send them. */
export interface ExportRequest {
  format: ExportFormat;
  variables: { range: Record<string, unknown> } & Record<string, unknown>;
}

/**
 * Reads an insight of the platform for the viewer of a context, and writes it to a file.
 * @throws what the insight refuses
 */
export async function exportInsight(
  schema: GraphQLSchema,
  ctx: Context,
  { kind, ...request }: ExportRequest & { kind: InsightKind },
): Promise<InsightFile> {
  const data = await read(schema, ctx, exportOperation(kind), request);
  return fileOf(kind, (data as { insights: Record<string, unknown> }).insights[kind], request);
}

/**
 * Reads the insights of something that the viewer owns, and writes them to a file.
 * @param id the global id of the thing, or of the viewer
 * @throws NOT_FOUND if the viewer does not see the thing, FORBIDDEN if its insights are not for the viewer
 */
export async function exportOwnedInsight(
  schema: GraphQLSchema,
  ctx: Context,
  { type, id, ...request }: ExportRequest & { type: OwnedType; id: string },
): Promise<InsightFile> {
  if (type === 'User' && !ctx.viewer?.id.equals(readGlobalId(id)!.id))
    throw refuse.forbidden('These insights belong to another user; those of the viewer are allowed.', 'id');
  const data = await read(schema, ctx, ownedExportOperation(type), {
    ...request,
    variables: { ...request.variables, id },
  });
  const { viewer, node } = data as Record<'viewer' | 'node', { insights: unknown } | null | undefined>;
  const owner = viewer ?? node;
  if (!owner) throw refuse.notFound(type, 'id');
  if (!owner.insights) throw refuse.forbidden('These insights are for the owner and for admins only.', 'id');
  return fileOf(`${type.toLowerCase()}-insights`, owner.insights, request);
}

/** Runs an operation by the schema that answers clients, so that the same rules hold. */
async function read(
  schema: GraphQLSchema,
  contextValue: Context,
  operation: string,
  { variables }: ExportRequest,
): Promise<unknown> {
  const { data, errors } = await execute({
    ...{ schema, contextValue, document: parse(operation), variableValues: variables },
  });
  if (errors?.[0]) throw errors[0].originalError ?? errors[0];
  return data;
}

function fileOf(
  name: string,
  figures: unknown,
  { format, variables: { range } }: ExportRequest,
): InsightFile {
  const filename = [name, dayOf(range['from']), dayOf(range['to'])].join('-');
  return format === ExportFormat.JSON
    ? {
        ...{ filename: `${filename}.json`, mimeType: 'application/json' },
        content: JSON.stringify(figures, null, 2),
      }
    : {
        ...{ filename: `${filename}.csv`, mimeType: 'text/csv; charset=utf-8' },
        content: tablesToCsv(tablesOf(name, figures)),
      };
}

const dayOf = (moment: unknown): string => String(moment).slice(0, 10);
