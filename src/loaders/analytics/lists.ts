import type { Types } from 'mongoose';
import { ApiUsageModel, type ApiUsage } from '../../models/analytics/index.js';
import { ToolUseModel, type ToolUse } from '../../models/marketplace/index.js';
import type { Range } from '../../schema/page-args.js';
import type { Loaders } from '../context.js';
import type { ListOrder } from '../keyset.js';
import { scan } from '../scan.js';

/** Which operations a list has. */
export interface ApiUsageFilter {
  operation?: string | undefined;
  user?: Types.ObjectId | undefined;
}

/** Newest first. */
const BY_TIME: ListOrder = { field: 'at', direction: -1 };
const BY_CREATION: ListOrder = { field: 'createdAt', direction: -1 };

/** A page of operations of the API. */
export const scanApiUsages = (loaders: Loaders, range: Range, filter: ApiUsageFilter): Promise<ApiUsage[]> =>
  scan<ApiUsage>(loaders, range, {
    model: ApiUsageModel,
    match: {
      ...(filter.user ? { user: filter.user } : {}),
      ...(filter.operation ? { operation: filter.operation } : {}),
    },
    order: BY_TIME,
  });

/** A page of runs of tools, of all users. */
export const scanToolUses = (
  loaders: Loaders,
  range: Range,
  tool: Types.ObjectId | null,
): Promise<ToolUse[]> =>
  scan<ToolUse>(loaders, range, {
    model: ToolUseModel,
    match: tool ? { tool } : {},
    order: BY_CREATION,
  });
