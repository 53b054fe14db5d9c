import type { Types } from 'mongoose';
import { requireModerator } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { ToolModel, ToolReviewState, ToolVersionModel, type Tool } from '../../models/marketplace/index.js';
import { refuse } from '../../schema/errors.js';
import { claimSlug } from '../system/index.js';
import { renewCurrentVersion } from './current-version.js';
import { keptTool, ownTool, visibleTool } from './own-tool.js';
import { toPresentation } from './publish-tool.js';
import type { ToolPresentation } from './tool-input.js';

/** What `updateTool` takes: absent parts stay; null takes an optional part away. */
export interface UpdateToolInput extends Partial<{
  [K in keyof ToolPresentation]: ToolPresentation[K] | null;
}> {
  toolId: Types.ObjectId;
  published?: boolean | null;
}

const SHOWN = ['name', 'description', 'longDescription', 'icon', 'banner'] as const;

/**
 * Changes how a tool presents itself. A verified tool that presents itself otherwise waits for the moderators again; its
 * versions stay as they are.
 */
export async function updateTool(ctx: Context, input: UpdateToolInput): Promise<void> {
  const { tool, viewer } = await ownTool(ctx, input.toolId);
  await transact(ctx, async (tx) => {
    const now = (await ToolModel.collection.findOne(
      { _id: tool._id, deletedAt: null },
      { session: tx.session },
    )) as Tool | null;
    if (!now) throw refuse.notFound('The tool', 'toolId');
    const optional = (['longDescription', 'icon', 'banner'] as const).map(
      (field) => [field, input[field] === undefined ? now[field] : input[field]] as const,
    );
    const next = toPresentation({
      name: input.name ?? now.name,
      description: input.description ?? now.description,
      category: input.category ?? now.category,
      tags: input.tags ?? now.tags,
      ...Object.fromEntries(optional),
    });
    const gone = optional.filter(([, value]) => value == null).map(([field]) => [field, ''] as const);
    const changed = SHOWN.some((field) => (next[field] ?? null) !== (now[field] ?? null));
    const slug = next.name === now.name ? now.slug : await claimSlug(tx, 'Tool', tool._id, next.name);
    const published = input.published ?? now.published;
    const first = published && now.publishedAt === null;
    await ToolModel.collection.updateOne(
      { _id: tool._id },
      {
        $set: {
          ...{ ...next, slug, published, updatedAt: tx.at },
          ...(first ? { publishedAt: tx.at } : {}),
          ...(changed && now.isVerified ? { isVerified: false, reviewState: ToolReviewState.IN_REVIEW } : {}),
        },
        ...(gone.length > 0 ? { $unset: Object.fromEntries(gone) } : {}),
      },
      { session: tx.session },
    );
    if (first)
      tx.emit(
        'tool.published',
        { tool: tool._id, author: viewer.id, slug, category: next.category },
        viewer.id,
      );
  });
}

/** Takes a tool out of the marketplace for good. Its slug is not given to another tool. */
export async function deleteTool(ctx: Context, { toolId }: { toolId: Types.ObjectId }): Promise<void> {
  const tool = await keptTool(ctx, toolId);
  if (tool.isBuiltIn) throw refuse.forbidden('Built-in tools cannot be deleted.', 'toolId');
  await transact(ctx, async (tx) => {
    await ToolModel.collection.updateOne(
      { _id: tool._id, deletedAt: null },
      {
        $set: {
          ...{ deletedAt: tx.at, published: false, isFeatured: false },
          ...{ reviewState: ToolReviewState.UNREVIEWED, isVerified: false, updatedAt: tx.at },
        },
      },
      { session: tx.session },
    );
  });
}

/** What `yankToolVersion` takes. */
export interface YankInput {
  versionId: Types.ObjectId;
  yanked: boolean;
  reason?: string | null;
}

/** Withdraws a version, or offers it again. Who has it keeps it; the number stays used. */
export async function yankToolVersion(ctx: Context, input: YankInput): Promise<PublishedIds> {
  const version = await ctx.loaders.toolVersion.load(input.versionId);
  if (!version) throw refuse.notFound('The version', 'versionId');
  const tool = await ctx.loaders.tool.load(version.tool);
  if (!tool) throw refuse.notFound('The version', 'versionId');
  await keptTool(ctx, tool._id);
  const { yanked, reason } = input;
  await transact(ctx, async (tx) => {
    const { matchedCount } = await ToolVersionModel.collection.updateOne(
      { _id: version._id, yankedAt: yanked ? null : { $ne: null } },
      yanked
        ? { $set: { yankedAt: tx.at, updatedAt: tx.at, ...(reason ? { yankReason: reason } : {}) } }
        : { $set: { yankedAt: null, updatedAt: tx.at }, $unset: { yankReason: '' } },
      { session: tx.session },
    );
    if (matchedCount === 0) return;
    await renewCurrentVersion(tx, tool._id);
    const facts = { tool: tool._id, version: version._id, number: version.version, yanked };
    tx.emit('tool.version-yanked', facts, ctx.viewer!.id);
  });
  return { tool: tool._id, version: version._id };
}

/** Ids of a tool and of one of its versions. */
export interface PublishedIds {
  tool: Types.ObjectId;
  version: Types.ObjectId;
}

/** What `verifyTool` takes: the tool, or one of its versions. */
export interface VerifyInput {
  toolId: Types.ObjectId;
  versionId?: Types.ObjectId | null;
  approved: boolean;
}

/**
 * A moderator's verdict. On a tool: whether it is verified as it stands. On a version: whether it may be used.
 */
export async function verifyTool(ctx: Context, { toolId, versionId, approved }: VerifyInput): Promise<void> {
  const moderator = requireModerator(ctx);
  const tool = await visibleTool(ctx, toolId);
  const reviewState = approved ? ToolReviewState.APPROVED : ToolReviewState.REJECTED;
  await transact(ctx, async (tx) => {
    if (versionId) {
      const { matchedCount } = await ToolVersionModel.collection.updateOne(
        { _id: versionId, tool: tool._id },
        { $set: { reviewState, updatedAt: tx.at } },
        { session: tx.session },
      );
      if (matchedCount === 0) throw refuse.notFound('The version', 'versionId');
      await renewCurrentVersion(tx, tool._id);
    } else {
      await ToolModel.collection.updateOne(
        { _id: tool._id },
        { $set: { isVerified: approved, reviewState, updatedAt: tx.at } },
        { session: tx.session },
      );
      // What is live now is what was looked at.
      if (approved)
        await ToolVersionModel.collection.updateMany(
          { tool: tool._id, reviewState: ToolReviewState.UNREVIEWED },
          { $set: { reviewState: ToolReviewState.APPROVED } },
          { session: tx.session },
        );
    }
    const facts = { tool: tool._id, author: tool.author, version: versionId ?? null, approved };
    tx.emit('tool.checked', facts, moderator.id);
  });
}

/** Recommends a tool, or no longer does. */
export async function featureTool(
  ctx: Context,
  { toolId, featured }: { toolId: Types.ObjectId; featured: boolean },
): Promise<void> {
  requireModerator(ctx);
  const tool = await visibleTool(ctx, toolId);
  if (featured && !tool.published) throw refuse.conflict('Only a published tool can be featured.', 'toolId');
  await ToolModel.collection.updateOne({ _id: tool._id }, { $set: { isFeatured: featured } });
}
