import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ChatSettingsModel,
  MOST_FAVORITES,
  MOST_QUICK_ACTIONS,
  QuickActionModel,
  type QuickAction,
} from '../../models/agents/index.js';
import { canSeeQuickAction } from '../../rules/agents/index.js';
import { refuse } from '../../schema/errors.js';

/** The input of a quick action. Absent values are unchanged. */
export interface SaveQuickActionInput {
  id?: Types.ObjectId | null;
  label?: string | null;
  prompt?: string | null;
  category?: string | null;
  icon?: string | null;
  isActive?: boolean | null;
  /** Whether it is one of the viewer's favourites. */
  favorite?: boolean | null;
}

/**
 * Creates or changes one of the viewer's quick actions. Defaults of the platform can only become favourites.
 * @throws NOT_FOUND, BAD_USER_INPUT, FORBIDDEN, CONFLICT beyond 100 actions or ten favourites
 */
export async function saveQuickAction(ctx: Context, input: SaveQuickActionInput): Promise<Types.ObjectId> {
  const { id: author } = requireViewer(ctx);
  const { id, favorite, ...fields } = input;
  const changes = Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null));
  return transact(ctx, async (tx) => {
    const action = id ? await change(ctx, tx, id, changes) : await create(tx, author, changes);
    if (favorite != null) await setFavorite(tx, author, action, favorite);
    return action;
  });
}

async function change(
  ctx: Context,
  tx: Tx,
  id: Types.ObjectId,
  changes: Record<string, unknown>,
): Promise<Types.ObjectId> {
  const action = await QuickActionModel.findById(id).session(tx.session).lean<QuickAction>();
  if (!action || !canSeeQuickAction(ctx, action)) throw refuse.notFound('The quick action', 'id');
  const asItIs = Object.entries(changes).every(
    ([name, value]) => (action as unknown as Record<string, unknown>)[name] === value,
  );
  if (asItIs) return id;
  if (!action.author) throw refuse.forbidden('A quick action of the platform cannot be changed.', 'id');
  await QuickActionModel.collection.updateOne(
    { _id: id },
    { $set: { ...changes, updatedAt: tx.at } },
    { session: tx.session },
  );
  return id;
}

async function create(
  tx: Tx,
  author: Types.ObjectId,
  changes: Record<string, unknown>,
): Promise<Types.ObjectId> {
  for (const field of ['label', 'prompt', 'category'])
    if (changes[field] === undefined) throw refuse.badInput(`A new quick action needs a ${field}.`, field);
  const taken = await QuickActionModel.find({ author }, { slot: 1 })
    .session(tx.session)
    .batchSize(MOST_QUICK_ACTIONS + 1)
    .lean<{ slot?: number }[]>();
  const slots = new Set(taken.map(({ slot }) => slot));
  const slot = Array.from({ length: MOST_QUICK_ACTIONS }, (_, place) => place).find(
    (place) => !slots.has(place),
  );
  if (slot === undefined)
    throw refuse.conflict(`There are too many quick actions; up to ${MOST_QUICK_ACTIONS} are allowed.`, 'id');
  const made = new QuickActionModel({ ...changes, author, slot, createdAt: tx.at, updatedAt: tx.at });
  await made.save({ session: tx.session });
  return made._id;
}

async function setFavorite(
  tx: Tx,
  user: Types.ObjectId,
  action: Types.ObjectId,
  favorite: boolean,
): Promise<void> {
  const path = 'quickActions.favorites';
  const settings = await ChatSettingsModel.findOne({ user }, { [path]: 1 })
    .session(tx.session)
    .lean<{ quickActions?: { favorites?: Types.ObjectId[] } }>();
  const favorites = settings?.quickActions?.favorites ?? [];
  const has = favorites.some((one) => one.equals(action));
  if (has === favorite) return;
  if (favorite && favorites.length >= MOST_FAVORITES)
    throw refuse.conflict(`There are too many favourites; up to ${MOST_FAVORITES} are allowed.`, 'favorite');
  await ChatSettingsModel.collection.updateOne(
    { user },
    {
      ...(favorite ? { $addToSet: { [path]: action } } : { $pull: { [path]: action } }),
      $set: { updatedAt: tx.at },
      $setOnInsert: { createdAt: tx.at },
    } as never,
    { session: tx.session, upsert: true },
  );
}

/** Deletes one of the viewer's quick actions, also from the favourites. @throws NOT_FOUND, FORBIDDEN */
export async function deleteQuickAction(ctx: Context, id: Types.ObjectId): Promise<void> {
  const { id: user } = requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const action = await QuickActionModel.findById(id).session(tx.session).lean<QuickAction>();
    if (!action || !canSeeQuickAction(ctx, action)) throw refuse.notFound('The quick action', 'id');
    if (!action.author) throw refuse.forbidden('A quick action of the platform cannot be deleted.', 'id');
    await QuickActionModel.collection.deleteOne({ _id: id }, { session: tx.session });
    await ChatSettingsModel.collection.updateOne(
      { user },
      { $pull: { 'quickActions.favorites': id } } as never,
      { session: tx.session },
    );
  });
}

/** Quick actions that the viewer may use. @throws NOT_FOUND naming the field */
export async function visibleQuickActions(
  ctx: Context,
  ids: readonly Types.ObjectId[],
  field: string,
): Promise<QuickAction[]> {
  const found = await Promise.all(ids.map((id) => ctx.loaders.quickAction.load(id)));
  return found.map((action) => {
    if (!action || !canSeeQuickAction(ctx, action)) throw refuse.notFound('The quick action', field);
    return action;
  });
}

const DEFAULTS: [key: string, label: string, prompt: string, category: string, icon: string][] = [
  ['explain', 'Explain this', 'Explain this in simple terms:', 'Learning', 'AcademicCapIcon'],
  ['summarize', 'Summarize', 'Summarize this in five sentences:', 'Writing', 'DocumentTextIcon'],
  ['shorter', 'Shorter', 'Say it in half the length.', 'Writing', 'ScissorsIcon'],
  ['translate', 'Translate to English', 'Translate this into English:', 'Writing', 'LanguageIcon'],
  ['code', 'Write code', 'Write code for this, with a short explanation:', 'Coding', 'CodeBracketIcon'],
  ['debug', 'Find the bug', 'Find the bug in this code and explain it:', 'Coding', 'BugAntIcon'],
  ['optimize', 'Optimize', 'Make this code faster and say why it is:', 'Coding', 'BoltIcon'],
  [
    'ideas',
    'Ten ideas',
    'Give me ten ideas about this, the unusual ones first:',
    'Creative',
    'LightBulbIcon',
  ],
  [
    'quiz',
    'Quiz me',
    'Ask me five questions about this, one at a time.',
    'Learning',
    'QuestionMarkCircleIcon',
  ],
  ['plan', 'Make a plan', 'Turn this into a plan with steps and dates:', 'Planning', 'CalendarIcon'],
];

/** Updates the default quick actions of the platform. Idempotent. */
export async function putDefaultQuickActions(at: Date): Promise<void> {
  await QuickActionModel.collection.bulkWrite(
    DEFAULTS.map(([key, label, prompt, category, icon]) => ({
      updateOne: {
        filter: { key },
        update: {
          $set: { label, prompt, category, icon, isDefault: true, isActive: true, author: null },
          $setOnInsert: { usageCount: 0, createdAt: at, updatedAt: at },
        },
        upsert: true,
      },
    })),
    { ordered: false },
  );
}
