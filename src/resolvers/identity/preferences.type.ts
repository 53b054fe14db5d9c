import { Field, ObjectType } from 'type-graphql';
import {
  AccessibilityPreferences,
  ChatPreferences,
  DataPreferences,
  EmailNotifications,
  InAppNotifications,
  MessagePreferences,
  ProfileVisibility,
  ResetPeriod,
  PushNotifications,
  QuietHours,
  Theme,
  UiPreferences,
  type User,
  type UserPreferences,
} from '../../models/identity/index.js';

/** Everything that one has set up, with the privacy that stands on the account. */
@ObjectType({ description: 'What one has set up.', simpleResolvers: true })
export class Preferences {
  @Field(() => Theme, { description: 'The colours of the interface.' })
  theme: Theme;

  @Field(() => String, { description: 'The language, as a tag such as en or pt-BR.' })
  language: string;

  @Field(() => String, { description: 'The time zone, such as Europe/Berlin.' })
  timezone: string;

  @Field(() => Boolean, { description: 'Whether any mail is sent.' })
  emailNotifications: boolean;

  @Field(() => Boolean, { description: 'Whether any push message is sent.' })
  pushNotifications: boolean;

  @Field(() => Boolean, { description: 'Whether any text message is sent.' })
  smsNotifications: boolean;

  @Field(() => ProfileVisibility, { description: 'Who sees one’s posts and lists.' })
  profileVisibility: ProfileVisibility;

  @Field(() => Boolean, { description: 'Whether others see one’s e-mail address.' })
  showEmail: boolean;

  @Field(() => Boolean, { description: 'Whether others see when one was active.' })
  showActivity: boolean;

  @Field(() => ResetPeriod, { description: 'How often one’s credits begin anew.' })
  creditsResetPeriod: ResetPeriod;

  @Field(() => UiPreferences, { description: 'The rest of the interface.' })
  ui: UiPreferences;

  @Field(() => ChatPreferences, { description: 'Chats with agents.' })
  chat: ChatPreferences;

  @Field(() => MessagePreferences, { description: 'Messages between people.' })
  messages: MessagePreferences;

  @Field(() => InAppNotifications, { description: 'Notifications inside the platform, by kind.' })
  inApp: InAppNotifications;

  @Field(() => EmailNotifications, { description: 'Mail by kind.' })
  email: EmailNotifications;

  @Field(() => PushNotifications, { description: 'Push messages by kind.' })
  push: PushNotifications;

  @Field(() => QuietHours, { description: 'When one wants to be left alone.' })
  quietHours: QuietHours;

  @Field(() => DataPreferences, { description: 'What the platform may do with what it learns.' })
  data: DataPreferences;

  @Field(() => AccessibilityPreferences, { description: 'What makes the interface easier to use.' })
  accessibility: AccessibilityPreferences;
}

/** Preferences as the API shows them. */
export function toPreferences({ privacy, credits }: User, stored: UserPreferences): Preferences {
  const { ui, chat, messages, notifications, accessibility, language, timezone } = stored;
  return {
    theme: ui.theme,
    language,
    timezone,
    emailNotifications: notifications.email.enabled,
    pushNotifications: notifications.push.enabled,
    smsNotifications: notifications.sms.enabled,
    profileVisibility: privacy.profileVisibility,
    showEmail: privacy.showEmail,
    showActivity: privacy.showActivity,
    creditsResetPeriod: credits.resetPeriod,
    ui,
    chat,
    messages,
    inApp: notifications.inApp,
    email: notifications.email,
    push: notifications.push,
    quietHours: notifications.quietHours,
    data: stored.privacy,
    accessibility,
  };
}
