import type { Types } from 'mongoose';
import type { Reactor } from '../../events/lane.js';
import { UploadModel, UploadStatus } from '../../models/system/upload.js';
import { AIGenerationModel, type AIGeneration } from '../../models/studio/index.js';

/** When a post is deleted that showed a generation, the generation has its files again and can be published again. */
export const publishedGenerations: Reactor = {
  name: 'published-generations',
  on: {
    'post.deleted': async (events, { session }) => {
      const posts = events.map(({ data }) => data.post);
      const rows = await AIGenerationModel.collection
        .find<AIGeneration>({ post: { $in: posts } } as never, { session, batchSize: 1_000 })
        .toArray();
      for (const { _id, assets } of rows) {
        await AIGenerationModel.collection.updateOne({ _id }, { $unset: { post: '' } }, { session });
        const uploads: Types.ObjectId[] = assets.map(({ upload }) => upload);
        await UploadModel.collection.updateMany(
          { _id: { $in: uploads }, status: UploadStatus.READY },
          {
            $set: { status: UploadStatus.ATTACHED, attachedTo: { type: 'AIGeneration', id: _id } },
            $unset: { expiresAt: 1 },
          },
          { session },
        );
      }
    },
  },
};
