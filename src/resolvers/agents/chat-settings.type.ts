import { Field, ObjectType } from 'type-graphql';
import {
  ChatFontSize,
  ChatNotificationSettings,
  ChatPrivacySettings,
  ChatTheme,
  QuickAction,
} from '../../models/agents/index.js';
import { AccessibilityPreferences } from '../../models/identity/index.js';

/** Quick actions in the chat. */
@ObjectType({ description: 'Quick actions in the chat.', simpleResolvers: true })
export class ChatQuickActionSettings {
  @Field(() => Boolean, { description: 'Whether quick actions are shown. Defaults to true.' })
  enabled: boolean;

  @Field(() => [QuickAction], { description: 'The favourites, up to 10.' })
  favorites: QuickAction[];
}

/** A user's settings of the chat. */
@ObjectType({ description: 'The viewer’s settings of the chat.', simpleResolvers: true })
export class ChatSettings {
  @Field(() => ChatTheme, { description: 'The colours. Defaults to AUTO.' })
  theme: ChatTheme;

  @Field(() => ChatFontSize, { description: 'The size of text. Defaults to MEDIUM.' })
  fontSize: ChatFontSize;

  @Field(() => Boolean, {
    description: 'Whether drafts and chats are saved while typing. Stored with the preferences.',
  })
  autoSave: boolean;

  @Field(() => ChatNotificationSettings, { description: 'Notification settings of chats.' })
  notifications: ChatNotificationSettings;

  @Field(() => ChatQuickActionSettings, { description: 'Quick action settings of chats.' })
  quickActions: ChatQuickActionSettings;

  @Field(() => ChatPrivacySettings, { description: 'Privacy settings of chats.' })
  privacy: ChatPrivacySettings;

  @Field(() => AccessibilityPreferences, { description: 'Accessibility. Stored with the preferences.' })
  accessibility: AccessibilityPreferences;
}
