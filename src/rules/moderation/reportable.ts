import type { Types } from 'mongoose';
import { targetRow } from '../../domain.js';
import type { Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import type { ReportTarget } from '../../models/moderation/index.js';
import type { Post } from '../../models/social/index.js';
import type { Evidence, TargetRow } from '../target.js';

/** A reportable object in its current state, whether or not the viewer may see it. */
export interface Reportable {
  id: Types.ObjectId;
  author: Types.ObjectId;
  /** The document, for a union. */
  node: object;
  /** Its content as evidence. */
  content: Evidence;
  /** The row of its type. */
  row: TargetRow;
  /** The visibility rule of its type. */
  visible(): Soon<boolean>;
}

/** An object of a reportable type, with its evidence. Null if it no longer exists. */
export async function reportable(
  ctx: Context,
  type: ReportTarget,
  id: Types.ObjectId,
): Promise<Reportable | null> {
  const row = targetRow(type);
  const target = await row.find(ctx, id);
  // A repost has no content of its own.
  const original = type === 'Post' ? (target as Post | null)?.repostOf : undefined;
  if (original && !(target as unknown as Post).deletedAt) return reportable(ctx, type, original);
  const content = target && row.evidence?.(target);
  if (!target || !content) return null;
  return {
    ...{ id, author: row.author(target), node: target, content, row },
    visible: () => row.visible(ctx, target),
  };
}
