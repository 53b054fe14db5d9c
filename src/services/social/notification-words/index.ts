import { NotificationTarget, type Notification } from '../../../models/social/index.js';
import { de } from './de.js';
import { en } from './en.js';
import type { Language, NotificationWords, Sentence } from './words.js';
import { notificationKind } from '../../../domain.js';

/** The languages of notifications. To add one, add a file and its name here. */
const LANGUAGES: Record<Language, NotificationWords> = { en, de };

/**
 * The text of a notification in a language: "Mira and 2 others liked your post". Names are those of visible actors,
 * latest first. English if there is no translation.
 */
export function notificationMessage(
  { type, targetType }: Pick<Notification, 'type' | 'targetType'>,
  { names, count }: { names: readonly string[]; count: number },
  language: string,
): string {
  const main = language.toLowerCase().split(/[-_]/)[0]!;
  const known = (Object.hasOwn(LANGUAGES, main) ? main : 'en') as Language;
  const words = LANGUAGES[known];
  const sentence = notificationKind(type)[known];
  const { one, many } = particular(sentence, targetType) ?? sentence;
  // The replacement is a function, because `$&` in a name must stay unchanged.
  return (count > 1 ? many : one).replace('{who}', () => whoOf(words, names, count, known));
}

/** The variant of a sentence for a type of target. */
function particular(sentence: Sentence, about: NotificationTarget): Sentence['comment'] {
  if (about === NotificationTarget.COMMENT) return sentence.comment;
  return about === NotificationTarget.CONVERSATION ? sentence.conversation : undefined;
}

function whoOf(words: NotificationWords, names: readonly string[], count: number, language: string): string {
  const [a, b] = names;
  const number = (value: number): string => new Intl.NumberFormat(language).format(value);
  if (a === undefined) return count > 1 ? words.people.replace('{count}', number(count)) : words.somebody;
  if (count <= 1) return a;
  if (count === 2) return b === undefined ? words.andOne.replace('{a}', () => a) : fill(words.two, { a, b });
  return fill(words.andMore, { a, count: number(count - 1) });
}

const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
