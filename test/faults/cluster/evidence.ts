import type { Types } from 'mongoose';
import { expect } from 'vitest';
import { CommentModel, LikeModel, PostModel } from '../../../src/models/social/index.js';
import { DomainEventModel, IdempotencyKeyModel } from '../../../src/models/system/index.js';
import { parseGlobalId, readGlobalId } from '../../../src/schema/ids.js';
import { reconcile } from '../../../src/services/system/index.js';
import { allFolded } from '../../setup/lanes.js';
import type { Writer } from './writer.js';

/** Every acknowledged write is in the database, once, and nothing else is: no half writes, no doubles, no drift. */
export async function expectExactly(writers: readonly Writer[]): Promise<void> {
  for (const writer of writers) {
    expect(writer.refused).toEqual([]);
    const author = parseGlobalId(writer.person.id, 'User', 'id');
    const idsOf = (kind: 'post' | 'comment') =>
      writer.acknowledged
        .filter((one) => one.kind === kind)
        .map(({ id }) => String(readGlobalId(id)!.id))
        .sort();
    const stored = async (model: typeof PostModel | typeof CommentModel) =>
      (
        (await (model as typeof PostModel).distinct('_id', {
          author,
          createdAt: { $gte: writer.since },
        })) as unknown[]
      )
        .map(String)
        .sort();
    expect(await stored(PostModel)).toEqual(idsOf('post'));
    expect(await stored(CommentModel)).toEqual(idsOf('comment'));
    await expectWhole(author, writer.since, { post: idsOf('post'), comment: idsOf('comment') });
    expect(await LikeModel.countDocuments({ user: author, createdAt: { $gte: writer.since } })).toBe(
      writer.liked.length,
    );
  }
  const { drift } = await reconcile({ settle: allFolded });
  expect(drift).toEqual([]);
}

/** By which operation each is written, and which event says so. */
const PARTS = { post: ['createPost', 'post.created'], comment: ['addComment', 'comment.added'] } as const;

/** Of each write all parts are there: the row that was compared, its event in the log, and what a repetition is answered. */
async function expectWhole(
  author: Types.ObjectId,
  since: Date,
  written: Record<'post' | 'comment', string[]>,
): Promise<void> {
  for (const [kind, ids] of Object.entries(written) as ['post' | 'comment', string[]][]) {
    const [operation, type] = PARTS[kind];
    const events = await DomainEventModel.collection.distinct(`data.${kind}`, {
      type,
      'data.author': author,
      at: { $gte: since },
    });
    const keys = await IdempotencyKeyModel.find({ actor: author, operation, at: { $gte: since } }).lean();
    expect(events.map(String).sort()).toEqual(ids);
    expect(keys.map(({ result }) => String(result?.[kind])).sort()).toEqual(ids);
  }
}
