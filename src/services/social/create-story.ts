import { Types } from 'mongoose';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { STORY_MS, StoryModel } from '../../models/social/index.js';
import { attachUpload } from '../system/index.js';
import { actorOf, type Actor } from './actor.js';
import { draftStory, type StoryDraft, type StoryInput } from './story-draft.js';

/** The input of `createStory`. */
export interface CreateStoryInput extends StoryInput {
  clientId?: string | null;
}

/** The result of `createStory`. */
export type CreatedStory = { story: Types.ObjectId };

/** Creates a story: the row, the use of its upload, and the event. */
export async function createStory(ctx: Context, input: CreateStoryInput): Promise<CreatedStory> {
  const actor = actorOf(ctx);
  return orEarlier(actor.viewer.id, 'createStory', input.clientId, input, async () => {
    const draft = await draftStory(actor, input);
    return transact(ctx, (tx) => insertOncePerClient(tx, actor, input, draft));
  });
}

function insertOncePerClient(
  tx: Tx,
  actor: Actor,
  input: CreateStoryInput,
  draft: StoryDraft,
): Promise<CreatedStory> {
  return tx.once(actor.viewer.id, 'createStory', input.clientId, input, () => insertStory(tx, actor, draft));
}

async function insertStory(
  tx: Tx,
  actor: Actor,
  { story: parts, upload }: StoryDraft,
): Promise<CreatedStory> {
  const story = new Types.ObjectId();
  const author = actor.viewer.id;
  const expiresAt = new Date(tx.at.getTime() + STORY_MS);
  const row = {
    _id: story,
    author,
    ...parts,
    expiresAt,
    expireAt: expiresAt,
    createdAt: tx.at,
    updatedAt: tx.at,
  };
  await StoryModel.create([row], { session: tx.session });
  if (upload) await attachUpload(tx, author, upload, { type: 'Story', id: story }, 'media');
  tx.emit('story.created', { story, author, visibility: parts.visibility }, author);
  return { story };
}
