import type { Types } from 'mongoose';
import { LikeModel, LikeTarget, Reaction } from '../../models/social/index.js';
import { reactIn } from '../../services/social/index.js';
import type { Actors } from '../actors.js';
import { presentByPair } from '../present.js';
import { runStep, type Bulk } from '../step.js';
import type { Graph } from './graph.js';
import type { LdbcIds } from './ids.js';

interface Item {
  user: Types.ObjectId;
  type: LikeTarget;
  target: Types.ObjectId;
  at: Date;
  name: string;
}

const TYPES = { post: LikeTarget.POST, comment: LikeTarget.COMMENT };

/** Likes of posts and of comments. */
export async function importLikes(bulk: Bulk, { likes }: Graph, ids: LdbcIds): Promise<void> {
  const items = likes.flatMap(({ person, kind, target, at }): Item[] => {
    const name = `${person} likes ${kind} ${target}`;
    const [user, thing] = [ids.find('person', person), ids.find(kind, target)];
    if (user && thing) return [{ user, type: TYPES[kind], target: thing, at, name }];
    bulk.tally.skipped('likes', user ? `the ${kind} is not here` : 'the person is not here', name);
    return [];
  });
  await runStep(bulk, {
    kind: 'likes',
    items,
    nameOf: ({ name }) => name,
    present: (batch, tx) =>
      presentByPair(LikeModel, batch, ['user', 'target'], ({ user, target }) => [user, target], tx),
    prepare: loadTargets,
    write: ({ user, type, target, at }, tx, actors) =>
      reactIn(tx, actors.of(user), { target: { type, id: target }, reaction: Reaction.LIKE }, { at }),
  });
}

async function loadTargets(items: readonly Item[], { loaders }: Actors): Promise<void> {
  const targets = (type: LikeTarget) => items.filter((item) => item.type === type).map((item) => item.target);
  const comments = await loaders.comment.loadMany(targets(LikeTarget.COMMENT));
  const under = comments.flatMap((row) => (row && 'target' in row ? row.target : []));
  const posts = await loaders.post.loadMany([...targets(LikeTarget.POST), ...under]);
  await loaders.user.loadMany(
    [...comments, ...posts].flatMap((row) => (row && 'author' in row ? row.author : [])),
  );
}
