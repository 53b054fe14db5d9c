import { InputType } from 'type-graphql';
import type { Types } from 'mongoose';
import { ChatFontSize, ChatTheme, MOST_FAVORITES } from '../../../models/agents/index.js';
import { ChoiceField, FlagField, IdField, IdListField, TextField } from '../../../schema/input.js';

const nullable = true;

/** Notifications of the chat. */
@InputType({ description: 'Notifications of the chat.' })
export class ChatNotificationSettingsInput {
  @FlagField({ nullable, description: 'Whether received messages are announced.' })
  messageReceived?: boolean | null;

  @FlagField({ nullable, description: 'Whether finished answers are announced.' })
  agentResponses?: boolean | null;

  @FlagField({ nullable, description: 'Whether news of the platform are announced.' })
  systemUpdates?: boolean | null;
}

/** Quick actions in the chat. */
@InputType({ description: 'Quick actions in the chat.' })
export class ChatQuickActionSettingsInput {
  @FlagField({ nullable, description: 'Whether quick actions are shown.' })
  enabled?: boolean | null;

  @IdListField('QuickAction', { nullable, description: 'The favourites.', most: MOST_FAVORITES })
  favoriteIds?: Types.ObjectId[] | null;
}

/** Privacy of chats. */
@InputType({ description: 'Privacy of chats.' })
export class ChatPrivacySettingsInput {
  @FlagField({ nullable, description: 'Whether chats are kept.' })
  saveHistory?: boolean | null;

  @FlagField({ nullable, description: 'Whether answers count in analytics.' })
  allowAnalytics?: boolean | null;

  @FlagField({ nullable, description: 'Whether chats may be shared by link.' })
  shareConversations?: boolean | null;
}

/** Accessibility of the chat. */
@InputType({ description: 'Accessibility. Stored with the preferences.' })
export class ChatAccessibilityInput {
  @FlagField({ nullable, description: 'Whether contrast is high.' })
  highContrast?: boolean | null;

  @FlagField({ nullable, description: 'Whether motion is reduced.' })
  reducedMotion?: boolean | null;

  @FlagField({ nullable, description: 'Whether a screen reader is used.' })
  screenReader?: boolean | null;
}

/** Changes to the settings. */
@InputType({ description: 'Changes to the settings of the chat. What is left out or null stays as it is.' })
export class UpdateChatSettingsInput {
  @ChoiceField(() => ChatTheme, { nullable, description: 'The color theme chosen.' })
  theme?: ChatTheme | null;

  @ChoiceField(() => ChatFontSize, { nullable, description: 'The size of text.' })
  fontSize?: ChatFontSize | null;

  @FlagField({ nullable, description: 'Whether drafts and chats are saved while typing.' })
  autoSave?: boolean | null;

  @ChoiceField(() => ChatNotificationSettingsInput, {
    nullable,
    description: 'Notification settings of chats.',
  })
  notifications?: ChatNotificationSettingsInput | null;

  @ChoiceField(() => ChatQuickActionSettingsInput, {
    nullable,
    description: 'Quick action settings of chats.',
  })
  quickActions?: ChatQuickActionSettingsInput | null;

  @ChoiceField(() => ChatPrivacySettingsInput, { nullable, description: 'Privacy settings of chats.' })
  privacy?: ChatPrivacySettingsInput | null;

  @ChoiceField(() => ChatAccessibilityInput, { nullable, description: 'Accessibility settings of chats.' })
  accessibility?: ChatAccessibilityInput | null;
}

/** A quick action. */
@InputType({
  description: 'A quick action. Without an id a new one is made, which needs label, prompt and category.',
})
export class SaveQuickActionInput {
  @IdField('QuickAction', { nullable, description: 'The quick action to change.' })
  id?: Types.ObjectId | null;

  @TextField({ nullable, description: 'The label of the action.', min: 1, max: 100 })
  label?: string | null;

  @TextField({ nullable, description: 'The prompt of the action.', min: 1, max: 500 })
  prompt?: string | null;

  @TextField({ nullable, description: 'The category, such as `Writing`.', min: 1, max: 50 })
  category?: string | null;

  @TextField({ nullable, description: 'The name of an icon.', max: 50 })
  icon?: string | null;

  @FlagField({ nullable, description: 'Whether the action is listed.' })
  isActive?: boolean | null;

  @FlagField({
    nullable,
    description: 'Whether the action is one of the viewer’s favourites, of which there are up to 10.',
  })
  favorite?: boolean | null;
}

/** A quick action to delete. */
@InputType({ description: 'A quick action of the viewer.' })
export class DeleteQuickActionInput {
  @IdField('QuickAction', { description: 'The quick action.' })
  quickActionId: Types.ObjectId;
}
