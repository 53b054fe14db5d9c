import { NotificationTarget, type Notification } from '../../../models/social/index.js';
import { de } from './de.js';
import { en } from './en.js';
import type { NotificationWords, Sentence } from './words.js';

/** Every language that notifications are written in; a language is one file and one word here. */
const LANGUAGES: Record<string, NotificationWords> = { en, de };

/**
 * What a notification says in a language: "Mira and 2 others liked your post". Names are those of the people behind it
 * whom the reader may see, latest first; English where there is no translation.
 */
export function notificationMessage(
  { type, targetType }: Pick<Notification, 'type' | 'targetType'>,
  { names, count }: { names: readonly string[]; count: number },
  language: string,
): string {
  const main = language.toLowerCase().split(/[-_]/)[0]!;
  const known = Object.hasOwn(LANGUAGES, main) ? main : 'en';
  const words = LANGUAGES[known]!;
  const sentence = words.sentences[type];
  const { one, many } = particular(sentence, targetType) ?? sentence;
  // The replacement is a function: `$&` in a name is a name.
  return (count > 1 ? many : one).replace('{who}', () => whoOf(words, names, count, known));
}

/** What reads otherwise by what it is about. */
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
