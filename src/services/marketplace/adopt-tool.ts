import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import { insertOnce } from '../../events/insert-once.js';
import { compact } from '../../lib/compact.js';
import { whyNotPlainJson, withoutSecrets } from '../../lib/plain-json.js';
import type { Context } from '../../loaders/context.js';
import {
  AdoptionKind,
  ToolAdoptionModel,
  ToolStarModel,
  ToolUseModel,
  type Tool,
  type ToolVersion,
} from '../../models/marketplace/index.js';
import { canSeeVersion, isLiveVersion } from '../../rules/marketplace/index.js';
import { refuse } from '../../schema/errors.js';
import { visibleTool } from './own-tool.js';

/** Stars a tool, or takes the star away. */
export async function starTool(
  ctx: Context,
  { toolId, starred }: { toolId: Types.ObjectId; starred: boolean },
): Promise<void> {
  const { id: user } = requireViewer(ctx);
  const { _id: tool } = await visibleTool(ctx, toolId);
  await transact(ctx, async (tx) => {
    if (starred) {
      const added = await insertOnce(ToolStarModel, { tool, user }, { createdAt: tx.at }, tx);
      if (added) tx.emit('tool.starred', { tool, user }, user);
    } else {
      const { deletedCount } = await ToolStarModel.collection.deleteOne(
        { tool, user },
        { session: tx.session },
      );
      if (deletedCount === 1) tx.emit('tool.unstarred', { tool, user }, user);
    }
  });
}

/** A version that the viewer may take: a live one, or one that the viewer has already. @throws NOT_FOUND or CONFLICT */
async function wantedVersion(ctx: Context, tool: Tool, number: string | null): Promise<ToolVersion> {
  const version =
    number === null ? null : await ctx.loaders.toolVersionByNumber.load({ tool: tool._id, version: number });
  if (!version || !canSeeVersion(ctx, tool, version)) throw refuse.notFound('The version', 'version');
  if (!isLiveVersion(version) && !(await ctx.loaders.viewerHasVersion.load(version._id)))
    throw refuse.conflict(
      `Version ${version.version} is not available; ${tool.currentVersion ?? 'no version'} is.`,
      'version',
    );
  return version;
}

async function adopt(
  tx: Tx,
  row: { tool: Types.ObjectId; version: Types.ObjectId; user: Types.ObjectId; kind: AdoptionKind },
): Promise<void> {
  const added = await insertOnce(ToolAdoptionModel, row, { createdAt: tx.at }, tx);
  if (added) tx.emit('tool.adopted', row, row.user);
}

/** Downloads a version, the current one by default. Counts once per user and version. */
export async function downloadTool(
  ctx: Context,
  input: { toolId: Types.ObjectId; version?: string | null },
): Promise<{ tool: Types.ObjectId; version: Types.ObjectId }> {
  const { id: user } = requireViewer(ctx);
  const tool = await visibleTool(ctx, input.toolId);
  const version = await wantedVersion(ctx, tool, input.version ?? tool.currentVersion);
  await transact(ctx, (tx) =>
    adopt(tx, { tool: tool._id, version: version._id, user, kind: AdoptionKind.DOWNLOAD }),
  );
  return { tool: tool._id, version: version._id };
}

/** What `recordToolUse` takes. */
export interface RecordToolUseInput {
  toolId: Types.ObjectId;
  version?: string | null;
  action: string;
  success: boolean;
  durationMs?: number | null;
  error?: string | null;
  errorMessage?: string | null;
  input?: unknown;
  arguments?: unknown;
  output?: unknown;
  metadata?: unknown;
  statusCode?: number | null;
  outputSize?: number | null;
  agentId?: Types.ObjectId | null;
  chatSessionId?: Types.ObjectId | null;
  clientId?: string | null;
}

const LARGEST_JSON = 16 * 1_024;

/** Records a run of a tool by the viewer. Every run is kept for a while; a user counts once per version. */
export async function recordToolUse(ctx: Context, input: RecordToolUseInput): Promise<Types.ObjectId> {
  const { id: user } = requireViewer(ctx);
  await orEarlier(user, 'recordToolUse', input.clientId, input, async () => {
    const tool = await visibleTool(ctx, input.toolId);
    const number = input.version ?? tool.currentVersion;
    const version = number === null ? null : await wantedVersion(ctx, tool, number);
    const row = compact({
      version: version?.version,
      ...{ action: input.action, success: input.success, durationMs: input.durationMs },
      error: input.error ?? input.errorMessage,
      input: toJson(input.input, 'input') ?? toJson(input.arguments, 'arguments'),
      output: toJson(input.output, 'output'),
      metadata: toJson(input.metadata, 'metadata'),
      ...{ statusCode: input.statusCode, outputSize: input.outputSize },
      ...{ agent: input.agentId, chatSession: input.chatSessionId },
    });
    return transact(ctx, (tx) =>
      tx.once(user, 'recordToolUse', input.clientId, input, async () => {
        const use = new Types.ObjectId();
        const facts = { user, tool: tool._id, toolName: tool.slug, toolCategory: tool.category };
        await ToolUseModel.collection.insertOne({ _id: use, ...facts, ...row, createdAt: tx.at } as never, {
          session: tx.session,
        });
        if (version) await adopt(tx, { tool: tool._id, version: version._id, user, kind: AdoptionKind.USE });
        return { use };
      }),
    );
  });
  return input.toolId;
}

/** A value of a run, bounded and without secrets. @throws BAD_USER_INPUT naming the field */
function toJson(value: unknown, field: string): unknown {
  if (value == null) return null;
  const why = whyNotPlainJson(value, { maxBytes: LARGEST_JSON });
  if (why) throw refuse.badInput(`The value ${why}.`, field);
  return withoutSecrets(value);
}
