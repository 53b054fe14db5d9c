import { Field, InputType, Int } from 'type-graphql';
import { MessagePreferencesInput } from './message-preferences.input.js';
import {
  DigestFrequency,
  ListView,
  ProfileVisibility,
  ResetPeriod,
  Theme,
} from '../../models/identity/index.js';

/** The interface. */
@InputType({ description: 'How the interface is set up.' })
export class UiPreferencesInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether the sidebar is folded away.' })
  sidebarCollapsed?: boolean | null;

  @Field(() => ListView, { nullable: true, description: 'How lists are shown.' })
  defaultView?: ListView | null;

  @Field(() => Int, { nullable: true, description: 'How many items a page has, 10 to 100.' })
  itemsPerPage?: number | null;
}

/** Chats with agents. */
@InputType({ description: 'How chats with agents are set up.' })
export class ChatPreferencesInput {
  @Field(() => String, { nullable: true, description: 'The agent that a new chat begins with, by its slug.' })
  defaultAgent?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether chats are kept.' })
  autoSave?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'How many messages are shown at first, 10 to 1,000.' })
  messageHistory?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether others see that one is typing.' })
  typingIndicator?: boolean | null;
}

/** Notifications by kind. */
@InputType({ description: 'Which kinds of notifications one gets inside the platform.' })
export class InAppNotificationsInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether there are any.' })
  enabled?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Reactions to what one made.' })
  likes?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Comments, and replies to one’s own.' })
  comments?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Mentions of oneself.' })
  mentions?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Followers, requests to follow, and their acceptance.',
  })
  follows?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'One’s posts being shared.' })
  shares?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'New posts of those whom one follows.' })
  posts?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'New messages.' })
  messages?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Groups and their events.' })
  groups?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Achievements and earned coins.' })
  achievements?: boolean | null;
}

/** Mail by kind. */
@InputType({ description: 'Which kinds of mail are sent.' })
export class EmailNotificationsInput {
  @Field(() => Boolean, { nullable: true, description: 'Offers.' })
  marketing?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'News about the product.' })
  updates?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'What concerns the safety of the account.' })
  security?: boolean | null;

  @Field(() => DigestFrequency, {
    nullable: true,
    description: 'How often what one has missed comes by mail.',
  })
  digest?: DigestFrequency | null;
}

/** Push messages by kind. */
@InputType({ description: 'Which kinds of push messages are sent.' })
export class PushNotificationsInput {
  @Field(() => Boolean, { nullable: true, description: 'New messages.' })
  messages?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Mentions of oneself.' })
  mentions?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Achievements.' })
  achievements?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Reactions to what one made.' })
  likes?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Comments, and replies to one’s own.' })
  comments?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Followers, requests to follow, and their acceptance.',
  })
  follows?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'One’s posts being shared or quoted.' })
  shares?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'New posts of those whom one follows.' })
  posts?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Groups and their events.' })
  groups?: boolean | null;
}

/** When one wants to be left alone. */
@InputType({ description: 'When one wants to be left alone.' })
export class QuietHoursInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether there are any.' })
  enabled?: boolean | null;

  @Field(() => String, { nullable: true, description: 'When they begin: 22:00.' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'When they end: 07:00.' })
  to?: string | null;
}

/** What the platform may do with what it learns. */
@InputType({ description: 'What the platform may do with what it learns.' })
export class DataPreferencesInput {
  @Field(() => Boolean, { nullable: true, description: 'Count how the platform is used.' })
  analytics?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Send reports of crashes.' })
  crashReports?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Share data with partners.' })
  dataSharing?: boolean | null;
}

/** What makes the interface easier to use. */
@InputType({ description: 'What makes the interface easier to use.' })
export class AccessibilityPreferencesInput {
  @Field(() => Boolean, { nullable: true, description: 'More contrast.' })
  highContrast?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Less motion.' })
  reducedMotion?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Made for a screen reader.' })
  screenReader?: boolean | null;
}

/** What to set up. */
@InputType({ description: 'What to set up. What is absent or null stays as it is.' })
export class UpdatePreferencesInput {
  @Field(() => Theme, { nullable: true, description: 'The colours of the interface.' })
  theme?: Theme | null;

  @Field(() => String, { nullable: true, description: 'A language tag such as en or pt-BR.' })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'A time zone such as Europe/Berlin.' })
  timezone?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether any mail is sent.' })
  emailNotifications?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether any push message is sent.' })
  pushNotifications?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether any text message is sent.' })
  smsNotifications?: boolean | null;

  @Field(() => ProfileVisibility, { nullable: true, description: 'Who sees one’s posts and lists.' })
  profileVisibility?: ProfileVisibility | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether others see one’s e-mail address.' })
  showEmail?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether others see when one was active.' })
  showActivity?: boolean | null;

  @Field(() => ResetPeriod, {
    nullable: true,
    description:
      'How often one’s credits begin anew, by one’s own calendar. The period that runs goes on to its end as it is.',
  })
  creditsResetPeriod?: ResetPeriod | null;

  @Field(() => UiPreferencesInput, { nullable: true, description: 'The rest of the interface.' })
  ui?: UiPreferencesInput | null;

  @Field(() => ChatPreferencesInput, { nullable: true, description: 'Chats with agents.' })
  chat?: ChatPreferencesInput | null;

  @Field(() => MessagePreferencesInput, { nullable: true, description: 'Messages between people.' })
  messages?: MessagePreferencesInput | null;

  @Field(() => InAppNotificationsInput, {
    nullable: true,
    description: 'Notifications inside the platform, by kind.',
  })
  inApp?: InAppNotificationsInput | null;

  @Field(() => EmailNotificationsInput, { nullable: true, description: 'Mail by kind.' })
  email?: EmailNotificationsInput | null;

  @Field(() => PushNotificationsInput, { nullable: true, description: 'Push messages by kind.' })
  push?: PushNotificationsInput | null;

  @Field(() => QuietHoursInput, { nullable: true, description: 'When one wants to be left alone.' })
  quietHours?: QuietHoursInput | null;

  @Field(() => DataPreferencesInput, {
    nullable: true,
    description: 'What the platform may do with what it learns.',
  })
  data?: DataPreferencesInput | null;

  @Field(() => AccessibilityPreferencesInput, {
    nullable: true,
    description: 'What makes the interface easier to use.',
  })
  accessibility?: AccessibilityPreferencesInput | null;
}
