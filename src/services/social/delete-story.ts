import type { Types } from 'mongoose';
import { isModerator } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { HighlightModel, StoryModel, type Story } from '../../models/social/index.js';
import { hasCaseToTakeAway } from '../../rules/moderation/index.js';
import { canSeeStory } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from './actor.js';

/** The input of `deleteStory`. */
export interface DeleteStoryInput {
  storyId: Types.ObjectId;
}

/** Deletes a story, also from its highlights, as its author or a moderator. */
export async function deleteStory(ctx: Context, { storyId }: DeleteStoryInput): Promise<void> {
  const actor = actorOf(ctx);
  const story = await deletable(actor, storyId);
  await transact(ctx, (tx) => removeStory(tx, actor, story));
}

async function deletable(actor: Actor, id: Types.ObjectId): Promise<Types.ObjectId> {
  const story = await actor.loaders.story.load(id);
  if (
    !story ||
    story.deletedAt ||
    !((await canSeeStory(actor, story)) || (await hasCaseToTakeAway(actor, id)))
  )
    throw refuse.notFound('The story', 'storyId');
  if (!story.author.equals(actor.viewer.id) && !isModerator(actor))
    throw refuse.forbidden('Only the author may delete a story.', 'storyId');
  return id;
}

async function removeStory(tx: Tx, actor: Actor, id: Types.ObjectId): Promise<void> {
  // The job that removes expired stories also removes this one, and releases its upload.
  const story = (await StoryModel.collection.findOneAndUpdate(
    { _id: id, deletedAt: null },
    { $set: { deletedAt: tx.at, updatedAt: tx.at, expireAt: tx.at, highlights: [] } },
    { session: tx.session, returnDocument: 'before', projection: { author: 1, highlights: 1 } },
  )) as Pick<Story, 'author' | 'highlights'> | null;
  if (!story) return;
  const { author, highlights } = story;
  if (highlights.length > 0)
    await HighlightModel.collection.updateMany(
      { _id: { $in: highlights } },
      { $pull: { stories: id } as never, $set: { updatedAt: tx.at } },
      { session: tx.session },
    );
  tx.emit('story.deleted', { story: id, author }, actor.viewer.id);
}
