import type { NotificationWords } from './words.js';

/** Lists of people in English. */
export const en: NotificationWords = {
  two: '{a} and {b}',
  andOne: '{a} and 1 other',
  andMore: '{a} and {count} others',
  somebody: 'Somebody',
  people: '{count} people',
};
