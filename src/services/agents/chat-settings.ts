import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ChatSettingsModel,
  MOST_FAVORITES,
  type ChatFontSize,
  type ChatNotificationSettings,
  type ChatPrivacySettings,
  type ChatTheme,
} from '../../models/agents/index.js';
import { UserPreferencesModel, type AccessibilityPreferences } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { visibleQuickActions } from './quick-actions.js';

type Some<T> = { [K in keyof T]?: T[K] | null };

/** The input of the chat settings. Absent and null values are unchanged. */
export interface ChatSettingsInput {
  theme?: ChatTheme | null;
  fontSize?: ChatFontSize | null;
  autoSave?: boolean | null;
  notifications?: Some<ChatNotificationSettings> | null;
  quickActions?: { enabled?: boolean | null; favoriteIds?: Types.ObjectId[] | null } | null;
  privacy?: Some<ChatPrivacySettings> | null;
  accessibility?: Some<AccessibilityPreferences> | null;
}

/**
 * Changes the viewer's chat settings. autoSave and accessibility are stored with the preferences.
 * @throws BAD_USER_INPUT for more than ten favourites, NOT_FOUND for an unknown one
 */
export async function updateChatSettings(ctx: Context, input: ChatSettingsInput): Promise<void> {
  const { id: user } = requireViewer(ctx);
  const favorites = input.quickActions?.favoriteIds;
  if (favorites && favorites.length > MOST_FAVORITES)
    throw refuse.badInput(
      `There are too many favourites; up to ${MOST_FAVORITES} are allowed.`,
      'quickActions.favoriteIds',
    );
  if (favorites) await visibleQuickActions(ctx, favorites, 'quickActions.favoriteIds');
  const chat = present({
    theme: input.theme,
    fontSize: input.fontSize,
    ...under('notifications', input.notifications),
    'quickActions.enabled': input.quickActions?.enabled,
    'quickActions.favorites': favorites,
    ...under('privacy', input.privacy),
  });
  const preferences = present({
    'chat.autoSave': input.autoSave,
    ...under('accessibility', input.accessibility),
  });
  await transact(ctx, async (tx) => {
    for (const [model, changes] of [
      [ChatSettingsModel, chat],
      [UserPreferencesModel, preferences],
    ] as const) {
      if (Object.keys(changes).length === 0) continue;
      await model.collection.updateOne(
        { user },
        { $set: { ...changes, updatedAt: tx.at }, $setOnInsert: { createdAt: tx.at } },
        { session: tx.session, upsert: true },
      );
    }
  });
}

function under(path: string, values: object | null | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [`${path}.${name}`, value]));
}

function present(changes: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value != null));
}
