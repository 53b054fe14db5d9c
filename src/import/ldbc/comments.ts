import type { Types } from 'mongoose';
import { CommentModel } from '../../models/social/index.js';
import { addCommentIn } from '../../services/social/index.js';
import { presentById } from '../present.js';
import { runStep, type Bulk } from '../step.js';
import type { Comment, Graph } from './graph.js';
import type { LdbcIds } from './ids.js';
import { fitted } from './text.js';

const LONGEST_BODY = 1_000;

interface Item {
  comment: Comment;
  id: Types.ObjectId;
  author: Types.ObjectId;
  target: Types.ObjectId;
  parent: Types.ObjectId | null;
  body: string;
}

/** Comments, one level after the other, so that whatever is answered is there. The service decides what hangs where. */
export async function importComments(bulk: Bulk, { comments }: Graph, ids: LdbcIds): Promise<void> {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const { levels, loose } = levelsOf(comments, byId);
  for (const comment of loose) skip(bulk, ids, comment, 'what it answers is not in the graph');
  const progress = bulk.progress('comments', comments.length - loose.length);
  const shown = { ...bulk, progress: () => ({ advance: progress.advance, done: () => undefined }) };
  for (const level of levels) {
    // Neighbours of the same author look once for all of them, see Actors.
    const items = sorted(level.flatMap((comment) => toItem(bulk, ids, byId, comment)));
    progress.advance(level.length - items.length);
    const refused = await runStep(shown, {
      kind: 'comments',
      items,
      nameOf: ({ comment }) => comment.id,
      present: (batch, tx) => presentById(CommentModel, batch, ({ id }) => id, tx),
      prepare: (batch, actors) =>
        actors.lookAtThreads(
          batch.map(({ author, target, parent }) => ({ actor: author, post: target, comment: parent })),
        ),
      write: ({ comment, id, author, target, parent, body }, tx, actors) =>
        addCommentIn(
          tx,
          actors.of(author),
          { targetId: target, parentId: parent, body },
          { id, at: comment.createdAt },
        ),
    });
    for (const { comment } of refused) ids.forget('comment', comment.id);
  }
  progress.done();
}

function toItem(bulk: Bulk, ids: LdbcIds, byId: Map<string, Comment>, comment: Comment): Item[] {
  const author = ids.find('person', comment.author);
  if (!author) return skip(bulk, ids, comment, 'its author is not here');
  const answered = comment.replyTo!;
  const parent = answered.kind === 'comment' ? ids.find('comment', answered.id) : null;
  const target = ids.find('post', postOf(comment, byId));
  if (!target || parent === undefined) return skip(bulk, ids, comment, 'what it answers was not loaded');
  const { text: body, cut } = fitted(comment.content, LONGEST_BODY);
  if (!body) return skip(bulk, ids, comment, 'it has no words');
  if (cut) bulk.tally.changed('comments', `words beyond ${LONGEST_BODY} characters cut`, comment.id);
  return [{ comment, id: ids.find('comment', comment.id)!, author, target, parent, body }];
}

function skip({ tally }: Bulk, ids: LdbcIds, comment: Comment, why: string): [] {
  tally.skipped('comments', why, comment.id);
  ids.forget('comment', comment.id);
  return [];
}

/** The post at the root of a thread. */
function postOf(comment: Comment, byId: Map<string, Comment>): string {
  let { replyTo } = comment;
  while (replyTo!.kind === 'comment') replyTo = byId.get(replyTo!.id)!.replyTo;
  return replyTo!.id;
}

/** Comments by their distance from the post; `loose` are those that no chain of answers ties to one. */
function levelsOf(comments: readonly Comment[], byId: Map<string, Comment>) {
  const answers = new Map<Comment | null, Comment[]>();
  for (const comment of comments) {
    if (!comment.replyTo) continue;
    const parent = comment.replyTo.kind === 'post' ? null : byId.get(comment.replyTo.id);
    if (parent === undefined) continue;
    const siblings = answers.get(parent);
    if (siblings) siblings.push(comment);
    else answers.set(parent, [comment]);
  }
  const levels: Comment[][] = [];
  const tied = new Set<Comment>();
  for (let level = answers.get(null) ?? []; level.length > 0;) {
    levels.push(level);
    for (const comment of level) tied.add(comment);
    level = level.flatMap((comment) => answers.get(comment) ?? []);
  }
  return { levels, loose: comments.filter((comment) => !tied.has(comment)) };
}

const sorted = (items: Item[]): Item[] =>
  items.sort((a, b) => (a.author.toHexString() < b.author.toHexString() ? -1 : 1));
