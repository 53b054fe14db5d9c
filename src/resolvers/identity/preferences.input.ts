import { Field, InputType, Int } from 'type-graphql';
import { MessagePreferencesInput } from './message-preferences.input.js';
import {
  DigestFrequency,
  ListView,
  ProfileVisibility,
  ResetPeriod,
  Theme,
} from '../../models/identity/index.js';

@InputType({ description: 'Settings of the interface.' })
export class UiPreferencesInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether the sidebar is collapsed.' })
  sidebarCollapsed?: boolean | null;

  @Field(() => ListView, { nullable: true, description: 'The layout of lists.' })
  defaultView?: ListView | null;

  @Field(() => Int, { nullable: true, description: 'Number of items per page, 10 to 100.' })
  itemsPerPage?: number | null;
}

@InputType({ description: 'Settings for chats with agents.' })
export class ChatPreferencesInput {
  @Field(() => String, { nullable: true, description: 'The slug of the default agent for new chats.' })
  defaultAgent?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether chats are stored.' })
  autoSave?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Number of chat messages that load first, 10 to 1,000.' })
  messageHistory?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether other users see that the viewer is typing.' })
  typingIndicator?: boolean | null;
}

@InputType({ description: 'In-app notification settings by kind.' })
export class InAppNotificationsInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether these notifications are sent at all.' })
  enabled?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Notifications about reactions.' })
  likes?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Notifications about comments and replies.' })
  comments?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Notifications about mentions.' })
  mentions?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Notifications about followers and follow requests.',
  })
  follows?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Notifications about shares of the viewer's posts." })
  shares?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Notifications about new posts of followed users.' })
  posts?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Notifications about new messages.' })
  messages?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Notifications about groups and events.' })
  groups?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Notifications about achievements and earned coins.' })
  achievements?: boolean | null;
}

@InputType({ description: 'Mail settings by kind.' })
export class EmailNotificationsInput {
  @Field(() => Boolean, { nullable: true, description: 'Mails about offers and promotions.' })
  marketing?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Mails about product news.' })
  updates?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Mails about account security.' })
  security?: boolean | null;

  @Field(() => DigestFrequency, {
    nullable: true,
    description: 'How often digest mails are sent.',
  })
  digest?: DigestFrequency | null;
}

@InputType({ description: 'Push notification settings by kind.' })
export class PushNotificationsInput {
  @Field(() => Boolean, { nullable: true, description: 'Notifications about new messages.' })
  messages?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Notifications about mentions.' })
  mentions?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Push messages about achievements.' })
  achievements?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Notifications about reactions.' })
  likes?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Notifications about comments and replies.' })
  comments?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Notifications about followers and follow requests.',
  })
  follows?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Push messages about shares and quotes of the viewer's posts.",
  })
  shares?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Notifications about new posts of followed users.' })
  posts?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Notifications about groups and events.' })
  groups?: boolean | null;
}

@InputType({ description: 'The hours in which push messages and digests wait.' })
export class QuietHoursInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether these notifications are sent at all.' })
  enabled?: boolean | null;

  @Field(() => String, { nullable: true, description: 'The start as local time, such as 22:00.' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'The end as local time, such as 07:00.' })
  to?: string | null;
}

@InputType({ description: 'Settings for the use of personal data.' })
export class DataPreferencesInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether usage analytics are collected.' })
  analytics?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether crash reports are sent.' })
  crashReports?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether data is shared with partners.' })
  dataSharing?: boolean | null;
}

@InputType({ description: 'Accessibility settings of the interface.' })
export class AccessibilityPreferencesInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether the interface uses high contrast.' })
  highContrast?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the interface uses reduced motion.' })
  reducedMotion?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the interface is optimized for screen readers.',
  })
  screenReader?: boolean | null;
}

@InputType({ description: 'Input of `updatePreferences`.' })
export class UpdatePreferencesInput {
  @Field(() => Theme, { nullable: true, description: 'The color theme of the interface.' })
  theme?: Theme | null;

  @Field(() => String, { nullable: true, description: 'A BCP 47 language tag such as en or pt-BR.' })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'An IANA time zone such as Europe/Berlin.' })
  timezone?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether notification mails are sent.' })
  emailNotifications?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether push messages are sent.' })
  pushNotifications?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether text messages (SMS) are sent.' })
  smsNotifications?: boolean | null;

  @Field(() => ProfileVisibility, {
    nullable: true,
    description: "The audience of the viewer's posts and lists.",
  })
  profileVisibility?: ProfileVisibility | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether other users see the viewer's e-mail address.",
  })
  showEmail?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether other users see when the viewer was active.',
  })
  showActivity?: boolean | null;

  @Field(() => ResetPeriod, {
    nullable: true,
    description: "How often credits reset, by the viewer's calendar. The current period is not changed.",
  })
  creditsResetPeriod?: ResetPeriod | null;

  @Field(() => UiPreferencesInput, { nullable: true, description: 'Settings of the interface.' })
  ui?: UiPreferencesInput | null;

  @Field(() => ChatPreferencesInput, { nullable: true, description: 'Settings for chats with agents.' })
  chat?: ChatPreferencesInput | null;

  @Field(() => MessagePreferencesInput, { nullable: true, description: 'Settings for direct messages.' })
  messages?: MessagePreferencesInput | null;

  @Field(() => InAppNotificationsInput, {
    nullable: true,
    description: 'In-app notification settings by kind.',
  })
  inApp?: InAppNotificationsInput | null;

  @Field(() => EmailNotificationsInput, { nullable: true, description: 'Mail settings by kind.' })
  email?: EmailNotificationsInput | null;

  @Field(() => PushNotificationsInput, { nullable: true, description: 'Push notification settings by kind.' })
  push?: PushNotificationsInput | null;

  @Field(() => QuietHoursInput, {
    nullable: true,
    description: 'The hours in which push messages and digests wait.',
  })
  quietHours?: QuietHoursInput | null;

  @Field(() => DataPreferencesInput, {
    nullable: true,
    description: 'Settings for the use of personal data.',
  })
  data?: DataPreferencesInput | null;

  @Field(() => AccessibilityPreferencesInput, {
    nullable: true,
    description: 'Accessibility settings of the interface.',
  })
  accessibility?: AccessibilityPreferencesInput | null;
}
