import type { Types } from 'mongoose';
import { insertOnce } from '../../events/insert-once.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { StoryViewModel, type Story } from '../../models/social/index.js';
import { isLive } from '../../rules/social/index.js';
import { actorOf, type Actor } from './actor.js';
import { visibleStory } from './visible.js';

/** The input of `viewStory`. */
export interface ViewStoryInput {
  storyId: Types.ObjectId;
}

/**
 * Records the viewer's view of a story, once. The viewer's own stories, and expired ones in highlights, do not count.
 */
export async function viewStory(ctx: Context, { storyId }: ViewStoryInput): Promise<void> {
  const actor = actorOf(ctx);
  await ctx.limits.consume('view', actor.viewer.id);
  const story = await visibleStory(ctx, storyId, 'storyId');
  if (story.author.equals(actor.viewer.id) || !isLive(story)) return;
  await transact(ctx, (tx) => insertView(tx, actor, story));
}

async function insertView(tx: Tx, actor: Actor, { _id: story, author, expiresAt }: Story): Promise<void> {
  const viewer = actor.viewer.id;
  const isNew = await insertOnce(StoryViewModel, { viewer, story }, { viewedAt: tx.at, expiresAt }, tx);
  if (isNew) tx.emit('story.viewed', { story, author, viewer }, viewer);
}
