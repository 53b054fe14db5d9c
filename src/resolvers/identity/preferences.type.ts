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

/** All settings of the viewer, with the privacy settings of the account. */
@ObjectType({ description: "The viewer's settings.", simpleResolvers: true })
export class Preferences {
  @Field(() => Theme, { description: 'The color theme of the interface.' })
  theme: Theme;

  @Field(() => String, { description: 'The language as a BCP 47 tag, such as en or pt-BR.' })
  language: string;

  @Field(() => String, { description: 'The IANA time zone, such as Europe/Berlin.' })
  timezone: string;

  @Field(() => Boolean, { description: 'Whether notification mails are sent.' })
  emailNotifications: boolean;

  @Field(() => Boolean, { description: 'Whether push messages are sent.' })
  pushNotifications: boolean;

  @Field(() => Boolean, { description: 'Whether text messages (SMS) are sent.' })
  smsNotifications: boolean;

  @Field(() => ProfileVisibility, { description: "The audience of the viewer's posts and lists." })
  profileVisibility: ProfileVisibility;

  @Field(() => Boolean, { description: "Whether other users see the viewer's e-mail address." })
  showEmail: boolean;

  @Field(() => Boolean, { description: 'Whether other users see when the viewer was active.' })
  showActivity: boolean;

  @Field(() => ResetPeriod, { description: "How often the viewer's credits reset." })
  creditsResetPeriod: ResetPeriod;

  @Field(() => UiPreferences, { description: 'Settings of the interface.' })
  ui: UiPreferences;

  @Field(() => ChatPreferences, { description: 'Settings for chats with agents.' })
  chat: ChatPreferences;

  @Field(() => MessagePreferences, { description: 'Settings for direct messages.' })
  messages: MessagePreferences;

  @Field(() => InAppNotifications, { description: 'In-app notification settings by kind.' })
  inApp: InAppNotifications;

  @Field(() => EmailNotifications, { description: 'Mail settings by kind.' })
  email: EmailNotifications;

  @Field(() => PushNotifications, { description: 'Push notification settings by kind.' })
  push: PushNotifications;

  @Field(() => QuietHours, { description: 'The hours in which push messages and digests wait.' })
  quietHours: QuietHours;

  @Field(() => DataPreferences, { description: 'Settings for the use of personal data.' })
  data: DataPreferences;

  @Field(() => AccessibilityPreferences, { description: 'Accessibility settings of the interface.' })
  accessibility: AccessibilityPreferences;
}

/** Preferences in the form of the API. */
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
