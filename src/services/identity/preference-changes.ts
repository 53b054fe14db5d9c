import type {
  AccessibilityPreferences,
  ChatPreferences,
  DataPreferences,
  EmailNotifications,
  InAppNotifications,
  MessagePreferences,
  PushNotifications,
  QuietHours,
  Theme,
  UiPreferences,
} from '../../models/identity/index.js';
import { CLOCK_TIME } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import type { Changes } from './profile-changes.js';
import { checkText } from './text.js';

type Some<T> = { [K in keyof T]?: T[K] | null };

/** The input of a change of preferences. Absent and null values are unchanged. */
export interface PreferenceInput {
  theme?: Theme | null;
  language?: string | null;
  timezone?: string | null;
  emailNotifications?: boolean | null;
  pushNotifications?: boolean | null;
  smsNotifications?: boolean | null;
  ui?: Some<Omit<UiPreferences, 'theme'>> | null;
  chat?: Some<ChatPreferences> | null;
  messages?: Some<MessagePreferences> | null;
  inApp?: Some<InAppNotifications> | null;
  email?: Some<Omit<EmailNotifications, 'enabled'>> | null;
  push?: Some<Omit<PushNotifications, 'enabled'>> | null;
  quietHours?: Some<QuietHours> | null;
  data?: Some<DataPreferences> | null;
  accessibility?: Some<AccessibilityPreferences> | null;
}

const ZONE = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;

/**
 * The changes of the preferences, by stored path.
 * @throws BAD_USER_INPUT naming the field
 */
export function preferenceChanges(input: PreferenceInput): Changes {
  const { ui, chat } = input;
  checkWithin(ui?.itemsPerPage, 10, 100, 'ui.itemsPerPage');
  checkWithin(chat?.messageHistory, 10, 1_000, 'chat.messageHistory');
  checkClock(input.quietHours?.from, 'quietHours.from');
  checkClock(input.quietHours?.to, 'quietHours.to');
  const agent =
    chat?.defaultAgent == null ? null : checkText(chat.defaultAgent, 'chat.defaultAgent', { longest: 100 });
  return withoutNulls({
    'ui.theme': input.theme,
    language: input.language == null ? null : checkLanguage(input.language),
    timezone: input.timezone == null ? null : checkTimezone(input.timezone),
    'notifications.email.enabled': input.emailNotifications,
    'notifications.push.enabled': input.pushNotifications,
    'notifications.sms.enabled': input.smsNotifications,
    ...under('ui', ui),
    ...under('chat', chat),
    'chat.defaultAgent': agent,
    ...under('messages', input.messages),
    ...under('notifications.inApp', input.inApp),
    ...under('notifications.email', input.email),
    ...under('notifications.push', input.push),
    ...under('notifications.quietHours', input.quietHours),
    ...under('privacy', input.data),
    ...under('accessibility', input.accessibility),
  });
}

function under(parent: string, fields: object | null | undefined): Changes {
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([name, value]) => [`${parent}.${name}`, value]),
  );
}

function withoutNulls(changes: Changes): Changes {
  return Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== null && value !== undefined),
  );
}

function checkWithin(value: number | null | undefined, least: number, most: number, field: string): void {
  if (value != null && (value < least || value > most))
    throw refuse.badInput(`This must lie between ${least} and ${most}.`, field);
}

function checkClock(value: string | null | undefined, field: string): void {
  if (value != null && !CLOCK_TIME.test(value))
    throw refuse.badInput('This is not a time such as 22:00.', field);
}

/** The canonical form of a language tag: `EN-us` becomes `en-US`. */
function checkLanguage(input: string): string {
  try {
    const [tag] = input.length > 35 ? [] : Intl.getCanonicalLocales(input);
    if (tag) return tag;
  } catch {
    // Not a tag; refused below.
  }
  throw refuse.badInput('This is not a language tag such as en or pt-BR.', 'language');
}

/** A name of the time zone database. Offsets are not allowed, because they have no daylight saving time. */
function checkTimezone(input: string): string {
  try {
    if (ZONE.test(input)) {
      new Intl.DateTimeFormat('en', { timeZone: input });
      return input;
    }
  } catch {
    // Not a zone; refused below.
  }
  throw refuse.badInput('This is not a time zone such as Europe/Berlin.', 'timezone');
}
