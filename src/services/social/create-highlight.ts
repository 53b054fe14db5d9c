import { Types } from 'mongoose';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { HighlightModel, MOST_HIGHLIGHTS } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { attachUpload, type MediaSource, type ResolvedMedia } from '../system/index.js';
import { actorOf, type Actor } from './actor.js';
import { ownStories, toCover, toTitle } from './highlight-draft.js';
import { keepStories } from './keep-stories.js';

/** The input of `createHighlight`. */
export interface CreateHighlightInput {
  title: string;
  storyIds: readonly Types.ObjectId[];
  cover?: MediaSource | null;
  clientId?: string | null;
}

/** The result of `createHighlight`. */
export type CreatedHighlight = { highlight: Types.ObjectId };

/** Creates a highlight of the viewer's stories, which keeps them after their expiry. */
export async function createHighlight(ctx: Context, input: CreateHighlightInput): Promise<CreatedHighlight> {
  const actor = actorOf(ctx);
  return orEarlier(actor.viewer.id, 'createHighlight', input.clientId, input, async () => {
    const title = toTitle(input.title);
    const cover = input.cover ? await toCover(actor, input.cover) : null;
    return transact(ctx, (tx) =>
      tx.once(actor.viewer.id, 'createHighlight', input.clientId, input, async () => {
        const stories = await ownStories(actor, input.storyIds);
        return insertHighlight(tx, actor, { title, stories, cover });
      }),
    );
  });
}

interface HighlightDraft {
  title: string;
  stories: Types.ObjectId[];
  cover: ResolvedMedia | null;
}

async function insertHighlight(
  tx: Tx,
  actor: Actor,
  { title, stories, cover }: HighlightDraft,
): Promise<CreatedHighlight> {
  const highlight = new Types.ObjectId();
  const owner = actor.viewer.id;
  const slot = await freeSlot(tx, owner);
  const row = { _id: highlight, owner, slot, title, stories, createdAt: tx.at, updatedAt: tx.at };
  await HighlightModel.create([{ ...row, ...(cover ? { coverUrl: cover.url } : {}) }], {
    session: tx.session,
  });
  await keepStories(tx, { owner, highlight, stories });
  if (cover?.upload)
    await attachUpload(tx, owner, cover.upload, { type: 'Highlight', id: highlight }, 'cover');
  return { highlight };
}

/** The first free slot. Of two concurrent requests for it, one is retried. */
async function freeSlot(tx: Tx, owner: Types.ObjectId): Promise<number> {
  const rows = await HighlightModel.collection
    .find({ owner }, { session: tx.session, projection: { slot: 1 } })
    .toArray();
  const taken = new Set(rows.map((row) => row['slot'] as number));
  for (let slot = 0; slot < MOST_HIGHLIGHTS; slot += 1) if (!taken.has(slot)) return slot;
  throw refuse.conflict(`One has up to ${MOST_HIGHLIGHTS} highlights.`);
}
