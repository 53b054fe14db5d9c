import type { NotificationWords } from './words.js';

/** Lists of people in German. */
export const de: NotificationWords = {
  two: '{a} und {b}',
  andOne: '{a} und 1 weitere Person',
  andMore: '{a} und {count} weitere',
  somebody: 'Jemand',
  people: '{count} Personen',
};
