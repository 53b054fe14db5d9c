import type { NodeRows } from '../node-types.js';
import { UploadStatus } from '../../models/system/upload.js';

/** The types of this domain that `node(id)` fetches. */
export const systemNodes: NodeRows = {
  Upload: async (ctx, id) => {
    const upload = ctx.viewer && (await ctx.loaders.upload.load(id));
    if (!upload?.owner.equals(ctx.viewer!.id) || upload.status === UploadStatus.EXPIRED) return null;
    return upload;
  },
};
