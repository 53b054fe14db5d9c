import { LikeModel, LikeTarget, PostShareModel, SaveModel } from '../../models/social/index.js';
import { reactIn, recordViewsIn, savePostIn, sharePostIn } from '../../services/social/index.js';
import { presentByPair } from '../present.js';
import { runStep, type Bulk } from '../step.js';
import type { DemoIds } from './ids.js';
import type { DemoPlan } from './plan.js';

/** Reactions, saves, shares and views. Neighbours in a batch are of the same person, who then looks once for all of them. */
export async function seedEngagement(bulk: Bulk, plan: DemoPlan, ids: DemoIds): Promise<void> {
  await reactions(bulk, plan, ids);
  await saves(bulk, plan, ids);
  await shares(bulk, plan, ids);
  await views(bulk, plan, ids);
}

async function reactions(bulk: Bulk, plan: DemoPlan, ids: DemoIds): Promise<void> {
  const items = byPerson(plan.reactions).map(({ user, on, reaction, ago }) => {
    const comment = 'comment' in on ? ids.comments[on.comment]! : null;
    const post = ids.posts['comment' in on ? plan.comments[on.comment]!.post : on.post]!;
    return { user: ids.people[user]!, post, comment, reaction, at: ids.at(ago) };
  });
  await runStep(bulk, {
    kind: 'reactions',
    items,
    nameOf: ({ user, post, comment }) => `${user} on ${comment ?? post}`,
    present: (batch, tx) =>
      presentByPair(LikeModel, batch, ['user', 'target'], (row) => [row.user, row.comment ?? row.post], tx),
    prepare: (batch, actors) =>
      actors.lookAtThreads(batch.map(({ user, post, comment }) => ({ actor: user, post, comment }))),
    write: ({ user, post, comment, reaction, at }, tx, actors) => {
      const target = comment
        ? ({ type: LikeTarget.COMMENT, id: comment } as const)
        : ({ type: LikeTarget.POST, id: post } as const);
      return reactIn(tx, actors.of(user), { target, reaction }, { at });
    },
  });
}

async function saves(bulk: Bulk, plan: DemoPlan, ids: DemoIds): Promise<void> {
  await runStep(bulk, {
    kind: 'saves',
    items: rowsOf(plan.saves, ids),
    nameOf: ({ user, post }) => `${user} saves ${post}`,
    present: (batch, tx) =>
      presentByPair(SaveModel, batch, ['user', 'post'], (row) => [row.user, row.post], tx),
    prepare: (batch, actors) => actors.lookAtThreads(batch.map(({ user, post }) => ({ actor: user, post }))),
    write: ({ user, post, collection, notes, at }, tx, actors) =>
      savePostIn(tx, actors.of(user), { postId: post, collection, notes: notes ?? undefined }, { at }),
  });
}

async function shares(bulk: Bulk, plan: DemoPlan, ids: DemoIds): Promise<void> {
  await runStep(bulk, {
    kind: 'shares',
    items: rowsOf(plan.shares, ids),
    nameOf: ({ user, post }) => `${user} shares ${post}`,
    present: (batch, tx) =>
      presentByPair(PostShareModel, batch, ['user', 'post'], (row) => [row.user, row.post], tx),
    prepare: (batch, actors) => actors.lookAtThreads(batch.map(({ user, post }) => ({ actor: user, post }))),
    write: ({ user, post, at }, tx, actors) => sharePostIn(tx, actors.of(user), { postId: post }, { at }),
  });
}

async function views(bulk: Bulk, plan: DemoPlan, ids: DemoIds): Promise<void> {
  const items = plan.views.map(({ viewer, posts, ago }) => ({
    viewer,
    postIds: posts.map((post) => ids.posts[post]!),
    at: ids.at(ago),
  }));
  await runStep<(typeof items)[number]>(bulk, {
    kind: 'views',
    items,
    nameOf: ({ viewer }) => JSON.stringify(viewer),
    size: 10,
    // Counting a view twice is what the service itself doesn't do.
    present: async () => new Set(),
    prepare: (batch, { loaders }) => loaders.post.loadMany(batch.flatMap(({ postIds }) => postIds)),
    write: ({ viewer, postIds, at }, tx, actors) => {
      const who =
        'person' in viewer
          ? actors.of(ids.people[viewer.person]!)
          : actors.visitor(`198.51.100.${viewer.visitor + 1}`);
      return recordViewsIn(tx, who, { postIds }, { at });
    },
  });
}

/** The rows of a plan that are about a post, with ids and dates. */
function rowsOf<T extends { user: number; post: number; ago: number }>(rows: readonly T[], ids: DemoIds) {
  return byPerson(rows).map((row) => ({
    ...row,
    user: ids.people[row.user]!,
    post: ids.posts[row.post]!,
    at: ids.at(row.ago),
  }));
}

function byPerson<T extends { user: number }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => a.user - b.user);
}
