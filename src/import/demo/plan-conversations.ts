import { ADA, JONAS, MIRA, NOBODY_YET } from './plan-people.js';

const MINUTE = 60 * 1_000;
const HOUR = 60 * MINUTE;

/** A message between demo users. */
export interface PlannedMessage {
  author: number;
  body: string;
  ago: number;
}

/** A conversation of the demo: between two where it has no title. The first of its people began it. */
export interface PlannedConversation {
  people: number[];
  title?: string;
  /** The other has not answered whether they want to hear of it. */
  request?: boolean;
  ago: number;
  messages: PlannedMessage[];
}

/** What was said, one after the other with some minutes between, until so long ago. */
function said(until: number, lines: readonly [number, string][]): PlannedMessage[] {
  return lines.map(([author, body], place) => ({
    author,
    body,
    ago: until + (lines.length - 1 - place) * 7 * MINUTE,
  }));
}

/** The conversations of the demo users. */
export const CONVERSATIONS: PlannedConversation[] = [
  {
    people: [MIRA, JONAS],
    ago: 30 * HOUR,
    messages: said(26 * HOUR, [
      [MIRA, 'Did you see the lagoon series? I rendered the dawn again, with less fog.'],
      [JONAS, 'I did! The second one feels like the first minute of a record.'],
      [MIRA, 'Then you owe me the second minute.'],
      [JONAS, 'Give me until tonight.'],
    ]),
  },
  {
    people: [ADA, MIRA],
    ago: 20 * HOUR,
    messages: said(18 * HOUR, [
      [ADA, 'We would like to feature one of your pieces next week. Is that all right?'],
      [MIRA, 'More than all right. Which one?'],
      [ADA, 'The harbour at night.'],
    ]),
  },
  {
    people: [MIRA, JONAS, ADA],
    title: 'Lagoon crew',
    ago: 9 * HOUR,
    messages: said(3 * HOUR, [
      [MIRA, 'One place for the three of us: pictures from me, sound from Jonas, sense from Ada.'],
      [JONAS, 'I bring the noise.'],
      [ADA, 'And I bring the calendar. Friday, ten o’clock?'],
      [MIRA, 'Friday it is.'],
    ]),
  },
  {
    people: [NOBODY_YET, MIRA],
    request: true,
    ago: 2 * HOUR,
    messages: said(2 * HOUR, [[NOBODY_YET, 'Hello! I am new here. How do you get such light?']]),
  },
];
