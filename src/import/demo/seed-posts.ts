import { CommentModel, PostModel } from '../../models/social/index.js';
import { addCommentIn, createPostIn } from '../../services/social/index.js';
import { presentById } from '../present.js';
import { runStep, type Bulk } from '../step.js';
import type { DemoIds } from './ids.js';
import type { DemoPlan } from './plan.js';

/** Posts, oldest first. */
export async function seedPosts(bulk: Bulk, { posts }: DemoPlan, ids: DemoIds): Promise<void> {
  const items = posts.map((post, index) => ({
    ...post,
    id: ids.posts[index]!,
    by: ids.people[post.author]!,
  }));
  await runStep(bulk, {
    kind: 'posts',
    items: items.sort((a, b) => b.ago - a.ago),
    nameOf: ({ id }) => id.toHexString(),
    present: (batch, tx) => presentById(PostModel, batch, ({ id }) => id, tx),
    prepare: (batch, actors) => actors.loaders.user.loadMany(batch.map(({ by }) => by)),
    write: ({ id, by, input, ago }, tx, actors) =>
      createPostIn(tx, actors.of(by), input, { id, at: ids.at(ago) }),
  });
}

/** Comments, one level after the other, so that whatever is answered is there. */
export async function seedComments(bulk: Bulk, { comments }: DemoPlan, ids: DemoIds): Promise<void> {
  const items = comments.map((comment, index) => ({
    ...comment,
    id: ids.comments[index]!,
    by: ids.people[comment.author]!,
    target: ids.posts[comment.post]!,
    parentId: comment.parent === null ? null : ids.comments[comment.parent]!,
  }));
  for (const depth of [...new Set(items.map((item) => item.depth))].sort()) {
    await runStep(bulk, {
      kind: 'comments',
      items: items.filter((item) => item.depth === depth).sort((a, b) => a.author - b.author),
      nameOf: ({ id }) => id.toHexString(),
      present: (batch, tx) => presentById(CommentModel, batch, ({ id }) => id, tx),
      prepare: (batch, actors) =>
        actors.lookAtThreads(
          batch.map(({ by, target, parentId }) => ({ actor: by, post: target, comment: parentId })),
        ),
      write: ({ id, by, target, parentId, body, ago }, tx, actors) =>
        addCommentIn(tx, actors.of(by), { targetId: target, parentId, body }, { id, at: ids.at(ago) }),
    });
  }
}
