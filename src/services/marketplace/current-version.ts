import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import {
  contentOf,
  ToolModel,
  ToolReviewState,
  ToolVersionModel,
  type ToolVersion,
} from '../../models/marketplace/index.js';

/**
 * Makes the highest stable version the current one, and its content that of the tool: not the one published last. Where none
 * is stable it is the highest pre-release; where none is left the tool keeps its content and has no current version.
 * The tool is written in any case, so that two changes of versions at a time run one after the other.
 */
export async function renewCurrentVersion(
  tx: Pick<Tx, 'session' | 'at'>,
  tool: Types.ObjectId,
): Promise<void> {
  const live = {
    tool,
    yankedAt: null,
    reviewState: { $in: [ToolReviewState.UNREVIEWED, ToolReviewState.APPROVED] },
  };
  const highest = async (more: object): Promise<ToolVersion | null> =>
    (await ToolVersionModel.collection.findOne(
      { ...live, ...more },
      { sort: { sortKey: -1 }, session: tx.session },
    )) as ToolVersion | null;
  const current = (await highest({ isStable: true })) ?? (await highest({}));
  await ToolModel.collection.updateOne(
    { _id: tool },
    {
      $set: {
        currentVersion: current?.version ?? null,
        updatedAt: tx.at,
        ...(current ? contentOf(current) : {}),
      },
    },
    { session: tx.session },
  );
}
