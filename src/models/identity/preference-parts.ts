import { modelOptions, prop } from '@typegoose/typegoose';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** A time of day, from 00:00 to 23:59. */
export const CLOCK_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

const embedded = modelOptions({ schemaOptions: { _id: false } });

/** The colours of the interface. */
export enum Theme {
  SYSTEM = 'system',
  LIGHT = 'light',
  DARK = 'dark',
}
registerEnumType(Theme, {
  name: 'Theme',
  description: 'The color theme of the interface.',
  valuesConfig: {
    LIGHT: { description: 'Dark text on a light background.' },
    DARK: { description: 'Light text on a dark background.' },
    SYSTEM: { description: 'The theme of the device.' },
  },
});

/** The layout of lists. */
export enum ListView {
  GRID = 'grid',
  LIST = 'list',
}
registerEnumType(ListView, {
  name: 'ListView',
  description: 'The layout of lists.',
  valuesConfig: {
    GRID: { description: 'Items side by side, as cards.' },
    LIST: { description: 'Items below each other.' },
  },
});

/** Settings of the interface. */
@ObjectType({ description: 'Settings of the interface.', simpleResolvers: true })
@embedded
export class UiPreferences {
  @prop({ type: String, enum: Theme, default: Theme.SYSTEM })
  theme: Theme;

  @Field(() => Boolean, { description: 'Whether the sidebar is collapsed.' })
  @prop({ type: Boolean, default: false })
  sidebarCollapsed: boolean;

  @Field(() => ListView, { description: 'The layout of lists.' })
  @prop({ type: String, enum: ListView, default: ListView.GRID })
  defaultView: ListView;

  @Field(() => Int, { description: 'Number of items per page, 10 to 100.' })
  @prop({ type: Number, min: 10, max: 100, default: 20 })
  itemsPerPage: number;
}

/** Settings for chats with agents. */
@ObjectType({ description: 'Settings for chats with agents.', simpleResolvers: true })
@embedded
export class ChatPreferences {
  @Field(() => String, { description: 'The slug of the default agent for new chats.' })
  @prop({ type: String, maxlength: 100, default: 'einstein' })
  defaultAgent: string;

  @Field(() => Boolean, { description: 'Whether chats are stored.' })
  @prop({ type: Boolean, default: true })
  autoSave: boolean;

  @Field(() => Int, { description: 'Number of chat messages that load first, 10 to 1,000.' })
  @prop({ type: Number, min: 10, max: 1000, default: 100 })
  messageHistory: number;

  @Field(() => Boolean, { description: 'Whether other users see that the viewer is typing.' })
  @prop({ type: Boolean, default: true })
  typingIndicator: boolean;
}

/** The frequency of mail digests. */
export enum DigestFrequency {
  NEVER = 'never',
  DAILY = 'daily',
  WEEKLY = 'weekly',
}
registerEnumType(DigestFrequency, {
  name: 'DigestFrequency',
  description: 'How often digest mails are sent.',
  valuesConfig: {
    NEVER: { description: 'No digest mails.' },
    DAILY: { description: "A mail each morning, in the viewer's time zone." },
    WEEKLY: { description: "A mail on Monday morning, in the viewer's time zone." },
  },
});

/** Mails by kind. `enabled` switches all kinds. */
@ObjectType({
  description: 'Mail settings by kind. They apply only if mails are enabled.',
  simpleResolvers: true,
})
@embedded
export class EmailNotifications {
  @prop({ type: Boolean, default: true })
  enabled: boolean;

  @Field(() => Boolean, { description: 'Mails about offers and promotions.' })
  @prop({ type: Boolean, default: false })
  marketing: boolean;

  @Field(() => Boolean, { description: 'Mails about product news.' })
  @prop({ type: Boolean, default: true })
  updates: boolean;

  @Field(() => Boolean, { description: 'Mails about account security.' })
  @prop({ type: Boolean, default: true })
  security: boolean;

  @Field(() => DigestFrequency, { description: 'How often digest mails are sent.' })
  @prop({ type: String, enum: DigestFrequency, default: DigestFrequency.WEEKLY })
  digest: DigestFrequency;
}

/** Push messages, by kind. */
@ObjectType({
  description: 'Push notification settings by kind. They apply only if push messages are enabled.',
  simpleResolvers: true,
})
@embedded
export class PushNotifications {
  @prop({ type: Boolean, default: true })
  enabled: boolean;

  @Field(() => Boolean, { description: 'Notifications about new messages.' })
  @prop({ type: Boolean, default: true })
  messages: boolean;

  @Field(() => Boolean, { description: 'Notifications about mentions.' })
  @prop({ type: Boolean, default: true })
  mentions: boolean;

  @Field(() => Boolean, { description: 'Push messages about achievements.' })
  @prop({ type: Boolean, default: false })
  achievements: boolean;

  @Field(() => Boolean, { description: 'Notifications about reactions.' })
  @prop({ type: Boolean, default: false })
  likes: boolean;

  @Field(() => Boolean, { description: 'Notifications about comments and replies.' })
  @prop({ type: Boolean, default: true })
  comments: boolean;

  @Field(() => Boolean, { description: 'Notifications about followers and follow requests.' })
  @prop({ type: Boolean, default: true })
  follows: boolean;

  @Field(() => Boolean, { description: "Push messages about shares and quotes of the viewer's posts." })
  @prop({ type: Boolean, default: false })
  shares: boolean;

  @Field(() => Boolean, { description: 'Notifications about new posts of followed users.' })
  @prop({ type: Boolean, default: false })
  posts: boolean;

  @Field(() => Boolean, { description: 'Notifications about groups and events.' })
  @prop({ type: Boolean, default: true })
  groups: boolean;
}

/** Quiet hours. */
@ObjectType({
  description: 'The hours in which push messages and digests wait. Security messages do not wait.',
  simpleResolvers: true,
})
@embedded
export class QuietHours {
  @Field(() => Boolean, { description: 'Whether these notifications are sent at all.' })
  @prop({ type: Boolean, default: false })
  enabled: boolean;

  @Field(() => String, { description: 'The start as local time, such as 22:00.' })
  @prop({ type: String, match: CLOCK_TIME, default: '22:00' })
  from: string;

  @Field(() => String, {
    description: 'The end as local time, such as 07:00. An end before the start is on the next day.',
  })
  @prop({ type: String, match: CLOCK_TIME, default: '07:00' })
  to: string;
}

/** Text messages have no kinds. */
@embedded
export class SmsNotifications {
  @prop({ type: Boolean, default: false })
  enabled: boolean;
}

/** The notifications in the list, by kind. */
@ObjectType({
  description: 'In-app notification settings by kind. They apply only if in-app notifications are enabled.',
  simpleResolvers: true,
})
@embedded
export class InAppNotifications {
  @Field(() => Boolean, { description: 'Whether these notifications are sent at all.' })
  @prop({ type: Boolean, default: true })
  enabled: boolean;

  @Field(() => Boolean, { description: 'Notifications about reactions.' })
  @prop({ type: Boolean, default: true })
  likes: boolean;

  @Field(() => Boolean, { description: 'Notifications about comments and replies.' })
  @prop({ type: Boolean, default: true })
  comments: boolean;

  @Field(() => Boolean, { description: 'Notifications about mentions.' })
  @prop({ type: Boolean, default: true })
  mentions: boolean;

  @Field(() => Boolean, { description: 'Notifications about followers and follow requests.' })
  @prop({ type: Boolean, default: true })
  follows: boolean;

  @Field(() => Boolean, { description: "Notifications about shares of the viewer's posts." })
  @prop({ type: Boolean, default: true })
  shares: boolean;

  @Field(() => Boolean, { description: 'Notifications about new posts of followed users.' })
  @prop({ type: Boolean, default: true })
  posts: boolean;

  @Field(() => Boolean, { description: 'Notifications about new messages.' })
  @prop({ type: Boolean, default: true })
  messages: boolean;

  @Field(() => Boolean, { description: 'Notifications about groups and events.' })
  @prop({ type: Boolean, default: true })
  groups: boolean;

  @Field(() => Boolean, { description: 'Notifications about achievements and earned coins.' })
  @prop({ type: Boolean, default: true })
  achievements: boolean;
}

/** The channels with their kinds. They decide what is sent. */
@embedded
export class NotificationPreferences {
  @prop({ type: () => InAppNotifications, default: () => ({}) })
  inApp: InAppNotifications;

  @prop({ type: () => EmailNotifications, default: () => ({}) })
  email: EmailNotifications;

  @prop({ type: () => PushNotifications, default: () => ({}) })
  push: PushNotifications;

  @prop({ type: () => SmsNotifications, default: () => ({}) })
  sms: SmsNotifications;

  @prop({ type: () => QuietHours, default: () => ({}) })
  quietHours: QuietHours;
}

/** Settings for the use of personal data. */
@ObjectType({ description: 'Settings for the use of personal data.', simpleResolvers: true })
@embedded
export class DataPreferences {
  @Field(() => Boolean, { description: 'Whether usage analytics are collected.' })
  @prop({ type: Boolean, default: true })
  analytics: boolean;

  @Field(() => Boolean, { description: 'Whether crash reports are sent.' })
  @prop({ type: Boolean, default: false })
  crashReports: boolean;

  @Field(() => Boolean, { description: 'Whether data is shared with partners.' })
  @prop({ type: Boolean, default: false })
  dataSharing: boolean;
}

/** Accessibility settings of the interface. */
@ObjectType({ description: 'Accessibility settings of the interface.', simpleResolvers: true })
@embedded
export class AccessibilityPreferences {
  @Field(() => Boolean, { description: 'Whether the interface uses high contrast.' })
  @prop({ type: Boolean, default: false })
  highContrast: boolean;

  @Field(() => Boolean, { description: 'Whether the interface uses reduced motion.' })
  @prop({ type: Boolean, default: false })
  reducedMotion: boolean;

  @Field(() => Boolean, { description: 'Whether the interface is optimized for screen readers.' })
  @prop({ type: Boolean, default: false })
  screenReader: boolean;
}
