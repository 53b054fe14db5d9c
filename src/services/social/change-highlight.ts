import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { HighlightModel, type Highlight } from '../../models/social/index.js';
import { canSeeHighlight } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';
import { attachUpload, detachUploads, type MediaSource } from '../system/index.js';
import { actorOf, type Actor } from './actor.js';
import { ownStories, toCover, toTitle } from './highlight-draft.js';
import { keepStories, releaseStories } from './keep-stories.js';

/** The input of `updateHighlight`. Absent values are unchanged; a null cover is removed. */
export interface UpdateHighlightInput {
  highlightId: Types.ObjectId;
  title?: string | null;
  storyIds?: readonly Types.ObjectId[] | null;
  cover?: MediaSource | null;
}

/** The input of `deleteHighlight`. */
export interface DeleteHighlightInput {
  highlightId: Types.ObjectId;
}

/** Changes one of the viewer's highlights: title, cover, stories and their order. */
export async function updateHighlight(ctx: Context, input: UpdateHighlightInput): Promise<void> {
  const actor = actorOf(ctx);
  const highlight = await ownHighlight(actor, input.highlightId);
  const title = input.title == null ? null : toTitle(input.title);
  const stories = input.storyIds == null ? null : await ownStories(actor, input.storyIds);
  const cover = input.cover ? await toCover(actor, input.cover) : null;
  const owner = actor.viewer.id;
  await transact(ctx, async (tx) => {
    const before = (await HighlightModel.collection.findOneAndUpdate(
      { _id: highlight, owner },
      {
        $set: {
          updatedAt: tx.at,
          ...(title ? { title } : {}),
          ...(stories ? { stories } : {}),
          ...(cover ? { coverUrl: cover.url } : {}),
        },
        ...(input.cover === null ? { $unset: { coverUrl: 1 } } : {}),
      },
      { session: tx.session, returnDocument: 'before' },
    )) as Highlight | null;
    if (!before) throw refuse.notFound('The highlight', 'highlightId');
    if (stories) {
      await keepStories(tx, { owner, highlight, stories: without(stories, before.stories) });
      await releaseStories(tx, { owner, highlight, stories: without(before.stories, stories) });
    }
    if (cover?.upload)
      await attachUpload(tx, owner, cover.upload, { type: 'Highlight', id: highlight }, 'cover');
    if (input.cover !== undefined) await detachUploads(tx, highlight, cover?.upload ? [cover.upload] : []);
  });
}

/** Deletes one of the viewer's highlights. Its stories expire as usual, unless another highlight contains them. */
export async function deleteHighlight(ctx: Context, { highlightId }: DeleteHighlightInput): Promise<void> {
  const actor = actorOf(ctx);
  const highlight = await ownHighlight(actor, highlightId);
  const owner = actor.viewer.id;
  await transact(ctx, async (tx) => {
    const row = (await HighlightModel.collection.findOneAndDelete(
      { _id: highlight, owner },
      { session: tx.session },
    )) as Highlight | null;
    if (!row) return;
    await releaseStories(tx, { owner, highlight, stories: row.stories });
    await detachUploads(tx, highlight);
  });
}

async function ownHighlight(actor: Actor, id: Types.ObjectId): Promise<Types.ObjectId> {
  const highlight = await actor.loaders.highlight.load(id);
  if (!highlight || !(await canSeeHighlight(actor, highlight)))
    throw refuse.notFound('The highlight', 'highlightId');
  if (!highlight.owner.equals(actor.viewer.id))
    throw refuse.forbidden('Only the owner may change a highlight.', 'highlightId');
  return highlight._id;
}

function without(ids: readonly Types.ObjectId[], others: readonly Types.ObjectId[]): Types.ObjectId[] {
  return ids.filter((id) => !others.some((other) => other.equals(id)));
}
