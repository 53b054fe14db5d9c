import type { Types } from 'mongoose';
import { LikeModel, LikeTarget, Reaction, type PublicLikeTarget } from '../../models/social/index.js';
import { reactIn } from '../../services/social/index.js';
import { presentByPair } from '../present.js';
import { runStep, type Bulk } from '../step.js';
import type { Graph } from './graph.js';
import type { LdbcIds } from './ids.js';

interface Item {
  user: Types.ObjectId;
  type: PublicLikeTarget;
  target: Types.ObjectId;
  at: Date;
  name: string;
}

const TYPES = { post: LikeTarget.POST, comment: LikeTarget.COMMENT } as const;

/** Likes of posts and of comments. */
export async function importLikes(bulk: Bulk, { likes }: Graph, ids: LdbcIds): Promise<void> {
  const items = likes.flatMap(({ person, kind, target, at }): Item[] => {
    const name = `${person} likes ${kind} ${target}`;
    const [user, thing] = [ids.find('person', person), ids.find(kind, target)];
    if (user && thing) return [{ user, type: TYPES[kind], target: thing, at, name }];
    bulk.tally.skipped('likes', user ? `the ${kind} is not here` : 'the person is not here', name);
    return [];
  });
  // Neighbours of the same person look once for all of them, see Actors.
  items.sort((a, b) => (a.user.toHexString() < b.user.toHexString() ? -1 : 1));
  await runStep(bulk, {
    kind: 'likes',
    items,
    nameOf: ({ name }) => name,
    present: (batch, tx) =>
      presentByPair(LikeModel, batch, ['user', 'target'], ({ user, target }) => [user, target], tx),
    prepare: async (batch, actors) => {
      const comments = batch.filter(({ type }) => type === LikeTarget.COMMENT).map(({ target }) => target);
      await actors.loaders.comment.loadMany(comments);
      await actors.lookAtThreads(
        await Promise.all(
          batch.map(async ({ user, type, target }) => {
            if (type === LikeTarget.POST) return { actor: user, post: target };
            const comment = await actors.loaders.comment.load(target);
            return { actor: user, post: comment?.target ?? target, comment: target };
          }),
        ),
      );
    },
    write: ({ user, type, target, at }, tx, actors) =>
      reactIn(tx, actors.of(user), { target: { type, id: target }, reaction: Reaction.LIKE }, { at }),
  });
}
