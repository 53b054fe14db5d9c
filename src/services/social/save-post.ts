import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { DEFAULT_COLLECTION, SaveModel } from '../../models/social/index.js';
import { isLonger, visibleText } from '../../lib/text.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from './actor.js';
import type { OriginalTime } from './create-post.js';
import { publishedPost } from './visible.js';

const MAX_COLLECTION = 100;
const MAX_NOTES = 500;

/** The input of `savePost`. For a saved post, absent values are unchanged. */
export interface SavePostInput {
  postId: Types.ObjectId;
  collection?: string | null;
  notes?: string | null;
}

/** Saves a post in a transaction. */
export async function savePostIn(
  tx: Tx,
  actor: Actor,
  input: SavePostInput,
  { at = tx.at }: OriginalTime = {},
): Promise<void> {
  checkSave(input);
  await publishedPost(actor, input.postId, 'postId');
  await upsertSave(tx, actor, input, at);
}

/** Saves a post privately, in a collection. Saving it again moves it, or changes its notes. */
export async function savePost(ctx: Context, input: SavePostInput): Promise<void> {
  const actor = actorOf(ctx);
  checkSave(input);
  await publishedPost(actor, input.postId, 'postId');
  await transact(ctx, (tx) => upsertSave(tx, actor, input, tx.at));
}

function checkSave({ collection, notes }: SavePostInput): void {
  if (collection != null) {
    const name = visibleText(collection);
    if (name === '' || isLonger(name, MAX_COLLECTION))
      throw refuse.badInput(`The name of a collection has 1 to ${MAX_COLLECTION} characters.`, 'collection');
  }
  if (notes != null && isLonger(notes.trim(), MAX_NOTES))
    throw refuse.badInput(`Notes are longer than ${MAX_NOTES} characters.`, 'notes');
}

async function upsertSave(
  tx: Tx,
  actor: Actor,
  { postId: post, collection, notes }: SavePostInput,
  at: Date,
): Promise<void> {
  const user = actor.viewer.id;
  const name = collection?.trim();
  const words = visibleText(notes ?? '');
  const written = await SaveModel.collection.updateOne(
    { user, post },
    {
      $set: {
        ...(name ? { collectionName: name } : {}),
        ...(words ? { notes: words } : {}),
        updatedAt: at,
      },
      ...(notes !== undefined && !words ? { $unset: { notes: 1 } } : {}),
      $setOnInsert: { createdAt: at, ...(name ? {} : { collectionName: DEFAULT_COLLECTION }) },
    },
    { session: tx.session, upsert: true },
  );
  if (written.upsertedCount === 1) tx.emit('post.saved', { post, user }, user);
}
