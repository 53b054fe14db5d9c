/** What demo people publish about: tags, words to make captions of, and a model that might have made the picture. */
export interface Topic {
  tags: string[];
  captions: string[];
  titles: string[];
  prompt: string;
}

/** In captions and prompts, `{…}` is filled from the lists of WORDS. */
export const TOPICS: Topic[] = [
  {
    tags: ['landscape', 'aiart', 'light', 'nature'],
    captions: [
      'First light over the {place}, and nobody else awake.',
      'I asked for fog and got a {mood} afternoon instead.',
      'The {place} again, this time in {color}.',
    ],
    titles: ['Dawn over the {place}', 'A {mood} horizon', 'Study in {color}'],
    prompt: '{mood} dawn over a {place}, {color} light, wide angle, film grain',
  },
  {
    tags: ['portrait', 'photography', 'people'],
    captions: [
      'She laughed exactly when the shutter opened.',
      'Portrait number {number}. Still looking for a {mood} face.',
      'Window light, one reflector, {number} minutes.',
    ],
    titles: ['Portrait {number}', 'A {mood} face', 'By the window'],
    prompt: 'portrait of a {mood} person, {color} backdrop, soft window light, 85mm',
  },
  {
    tags: ['prompting', 'tips', 'aiart'],
    captions: [
      'A small trick: describe the light before the subject. It changes everything.',
      'Which seed do you keep coming back to? Mine is {number}.',
      'Half of prompting is leaving words out. Discuss.',
    ],
    titles: ['Light before subject', '{number} prompts I keep', 'Fewer words'],
    prompt: 'an empty {place} described in three words, {color}, minimal',
  },
  {
    tags: ['city', 'street', 'night', 'photography'],
    captions: [
      'Rain, neon and a {mood} tram at eleven.',
      'Every {place} has one corner that looks like a film set.',
      'Walked {number} kilometres for this one.',
    ],
    titles: ['Night tram', 'Corner of the {place}', '{number} kilometres'],
    prompt: 'rainy street at night, {color} neon, {mood} mood, reflections',
  },
  {
    tags: ['coding', 'tech', 'opensource'],
    captions: [
      'Deleted {number} lines today and everything got faster.',
      'The bug was in the test. The test was mine.',
      'Reading old commit messages is a {mood} kind of archaeology.',
    ],
    titles: ['Minus {number} lines', 'A {mood} refactoring', 'The bug was in the test'],
    prompt: 'a {mood} terminal glowing {color} in a dark room',
  },
  {
    tags: ['music', 'synth', 'studio'],
    captions: [
      'New patch, {mood} and a little out of tune. Headphones please.',
      'Recorded in one take after {number} bad ones.',
      'Sampling the {place} for the next track.',
    ],
    titles: ['{mood} patch', 'Take {number}', 'Sounds of the {place}'],
    prompt: 'modular synthesizer in a {place}, {color} cables, shallow focus',
  },
  {
    tags: ['food', 'kitchen', 'weekend'],
    captions: [
      'Bread number {number}. The crumb is finally {mood}.',
      'Anything tastes better next to a {place}.',
      'Ask me about the {color} soup. Or rather don’t.',
    ],
    titles: ['Loaf {number}', 'The {color} soup', 'Lunch by the {place}'],
    prompt: '{color} soup in a clay bowl, {mood} table, overhead shot',
  },
  {
    tags: ['worldbuilding', 'story', 'aiart'],
    captions: [
      'Chapter {number}: the {place} remembers who built it.',
      'Concept for the {color} quarter. Who lives here?',
      'A {mood} map of somewhere that does not exist.',
    ],
    titles: ['Chapter {number}', 'The {color} quarter', 'A {mood} map'],
    prompt: 'concept art of a {mood} city around a {place}, {color} palette',
  },
];

/** What the gaps in a text are filled with. */
export const WORDS: Record<string, string[]> = {
  place: [
    'lagoon',
    'harbour',
    'valley',
    'rooftop',
    'station',
    'desert',
    'forest',
    'market',
    'bridge',
    'island',
  ],
  mood: [
    'quiet',
    'restless',
    'golden',
    'melancholic',
    'playful',
    'stubborn',
    'dreamy',
    'honest',
    'wild',
    'slow',
  ],
  color: ['amber', 'teal', 'crimson', 'ultramarine', 'ochre', 'violet', 'moss green', 'silver'],
  number: ['3', '7', '12', '19', '28', '41', '64', '97', '128', '256'],
};

/** Where demo people live and post from. */
export const CITIES: { name: string; latitude: number; longitude: number }[] = [
  { name: 'Lagos, Nigeria', latitude: 6.5244, longitude: 3.3792 },
  { name: 'Lisbon, Portugal', latitude: 38.7223, longitude: -9.1393 },
  { name: 'Osaka, Japan', latitude: 34.6937, longitude: 135.5023 },
  { name: 'Pune, India', latitude: 18.5204, longitude: 73.8567 },
  { name: 'Leipzig, Germany', latitude: 51.3397, longitude: 12.3731 },
  { name: 'Montréal, Canada', latitude: 45.5019, longitude: -73.5674 },
  { name: 'Valparaíso, Chile', latitude: -33.0472, longitude: -71.6127 },
  { name: 'Nairobi, Kenya', latitude: -1.2921, longitude: 36.8219 },
  { name: 'Tallinn, Estonia', latitude: 59.437, longitude: 24.7536 },
  { name: 'Melbourne, Australia', latitude: -37.8136, longitude: 144.9631 },
];

/** What people say under posts. */
export const REMARKS = [
  'This is wonderful.',
  'How long did this take you?',
  'The {color} does it for me.',
  'I keep coming back to this one.',
  'Would love to see the prompt!',
  'So {mood}. More of these please.',
  'Is that the {place}? I was there last year.',
  'Saved for later, thank you.',
  'Not sure about the crop, but the light!',
  'You made my {mood} morning.',
  'Number {number} is still my favourite.',
  'Teach me.',
];

/** What people answer. */
export const ANSWERS = [
  'Thank you!',
  'About {number} minutes, and a lot of luck.',
  'Exactly what I thought.',
  'I disagree, kindly.',
  'It is, well spotted.',
  'Seed {number}, if you want to try.',
  'Ha, same here.',
  'Tell me more?',
];
