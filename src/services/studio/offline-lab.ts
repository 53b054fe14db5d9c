/*
 * The built-in sample provider of the lab: plain arithmetic over words, so that everything can be tried without a model. Its
 * results are real in what they count, and say in their texts that no AI model was used.
 */

const NOTE = 'Counted by the built-in sample provider, without an AI model.';

const LEXICON: Record<string, RegExp> = {
  joy: /\b(happy|joy|love|great|wonderful|smile|laugh|glad|beautiful|delight\w*|froh|glück\w*)\b/gi,
  sadness: /\b(sad|cry|tears?|lonely|loss|grief|miss(ed)?|sorrow|traurig)\b/gi,
  anger: /\b(angry|anger|hate|furious|rage|annoy\w*|unfair|wütend)\b/gi,
  fear: /\b(afraid|fear|scared?|anxious|worry|worried|panic|dark|falling|chased?|angst)\b/gi,
  surprise: /\b(suddenly|surpris\w*|unexpected|wow|amaz\w*|plötzlich)\b/gi,
  calm: /\b(calm|quiet|peace\w*|gentle|slow|rest|still|ruhig)\b/gi,
};
const POSITIVE = ['joy', 'calm'];
const NEGATIVE = ['sadness', 'anger', 'fear'];

const round = (value: number): number => Math.round(value * 100) / 100;
const clamp = (value: number): number => round(Math.min(1, Math.max(0, value)));
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}']+/gu) ?? [];
const short = (text: string, most: number): string =>
  [...text.replace(/\s+/g, ' ').trim()].slice(0, most).join('');

function counts(text: string): { name: string; score: number }[] {
  const found = Object.entries(LEXICON).map(([name, words]) => ({
    name,
    hits: text.match(words)?.length ?? 0,
  }));
  const all = found.reduce((sum, { hits }) => sum + hits, 0);
  return found
    .map(({ name, hits }) => ({ name, score: all === 0 ? 0 : round(hits / all) }))
    .sort((a, b) => b.score - a.score);
}

/** Emotions by words that stand for them. */
export function emotion(text: string) {
  const emotions = counts(text);
  const sum = (names: string[]) =>
    emotions.filter(({ name }) => names.includes(name)).reduce((total, { score }) => total + score, 0);
  const [first] = emotions;
  return {
    dominant: first!.score > 0 ? first!.name : 'neutral',
    sentiment: Math.max(-1, Math.min(1, round(sum(POSITIVE) - sum(NEGATIVE)))),
    emotions,
    explanation: NOTE,
  };
}

const SYMBOLS: [RegExp, string, string][] = [
  [/\b(water|sea|ocean|rain|river|wasser)\b/i, 'water', 'Feelings that move.'],
  [/\b(fly|flying|wings?|bird|flieg\w*)\b/i, 'flight', 'A wish for freedom.'],
  [/\b(fall|falling|abyss|fall\w*)\b/i, 'falling', 'A loss of control.'],
  [/\b(house|room|door|stairs?|haus)\b/i, 'house', 'The self and its rooms.'],
  [/\b(chased?|run|running|escape)\b/i, 'pursuit', 'Something that is put off.'],
  [/\b(dark|night|shadow)\b/i, 'darkness', 'The unknown.'],
];

/** Symbols and emotions of a dream. */
export function dream(text: string) {
  const symbols = SYMBOLS.filter(([words]) => words.test(text)).map(([, symbol, meaning]) => ({
    symbol,
    meaning,
  }));
  const emotions = counts(text).map(({ name, score }) => ({ name, intensity: score }));
  return {
    summary: `${short(text, 160)} ${NOTE}`.trim(),
    symbols: symbols.length > 0 ? symbols : [{ symbol: 'story', meaning: 'No known symbol occurs.' }],
    emotions,
    themes: symbols.length > 0 ? symbols.map(({ symbol }) => symbol) : ['everyday life'],
  };
}

/** Three scenarios with fixed shares. */
export function future(question: string, horizon: string) {
  const about = short(question, 120);
  return {
    prediction: `Within ${horizon}, slow change is the likeliest answer to "${about}". ${NOTE}`,
    confidence: 0.4,
    scenarios: [
      { title: 'Slow change', probability: 0.5, description: 'Present trends go on with small corrections.' },
      { title: 'Breakthrough', probability: 0.3, description: 'One enabling step makes the change fast.' },
      { title: 'Standstill', probability: 0.2, description: 'Costs or rules hold the change up.' },
    ],
  };
}

/** Five traits by the way of writing. */
export function personality(text: string) {
  const words = wordsOf(text);
  const share = (pattern: RegExp) => (text.match(pattern)?.length ?? 0) / Math.max(1, words.length);
  const variety = new Set(words.map((word) => word.toLowerCase())).size / Math.max(1, words.length);
  return {
    summary: NOTE,
    traits: {
      openness: clamp(0.2 + variety * 0.7),
      conscientiousness: clamp(0.4 + share(/\b(plan|first|then|finish|must|should|always)\b/gi) * 5),
      extraversion: clamp(0.3 + share(/\b(we|us|our|friends?|party|people)\b|!/gi) * 4),
      agreeableness: clamp(0.4 + share(/\b(please|thanks?|sorry|help|kind|together)\b/gi) * 5),
      neuroticism: clamp(0.3 + share(LEXICON['fear']!) * 6),
    },
    strengths: [
      variety > 0.6 ? 'a rich vocabulary' : 'plain words',
      words.length > 80 ? 'patience' : 'brevity',
    ],
  };
}

/** A story by a fixed plan. */
export function story(prompt: string, genre: string, chapters: number) {
  const about = short(prompt, 120);
  const steps = ['The beginning', 'The road', 'The obstacle', 'The turn', 'The return'];
  return {
    title: `A ${short(genre, 30)} of ${short(prompt, 60)}`,
    characters: [
      { name: 'Ila', role: 'sets out' },
      { name: 'Tomas', role: 'comes along' },
    ],
    chapters: steps.slice(0, chapters).map((title, index) => ({
      title,
      text:
        index === 0
          ? `Ila had thought of it for a long time: ${about}. On the first clear morning she left. ${NOTE}`
          : `Tomas asked why. Ila said nothing, and they went on until ${about} was no longer a thought but a place.`,
    })),
  };
}

/** A melody that follows the letters, over a slow bass. */
export function music(prompt: string, mood: string, tempo: number) {
  const minor = /sad|dark|calm|night|still|melanchol/i.test(mood);
  const scale = minor ? [57, 59, 60, 62, 64, 65, 67, 69] : [60, 62, 64, 65, 67, 69, 71, 72];
  const letters = [...prompt.toLowerCase().replace(/[^a-z]/g, '')].slice(0, 32);
  const notes = (letters.length > 0 ? letters : ['a']).map((letter, index) => ({
    pitch: scale[letter.charCodeAt(0) % scale.length]!,
    start: index,
    beats: index % 4 === 3 ? 1.5 : 0.75,
  }));
  const bars = Math.ceil(notes.length / 4);
  const bass = Array.from({ length: bars }, (_, bar) => ({
    pitch: scale[(bar * 3) % 4]! - 24,
    start: bar * 4,
    beats: 4,
  }));
  return {
    title: `${short(prompt, 80)} (sample)`,
    key: minor ? 'A minor' : 'C major',
    tempo,
    tracks: [
      { instrument: 'piano', notes },
      { instrument: 'bass', notes: bass },
    ],
  };
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Sentences with pauses. */
export function voice(text: string, name: string) {
  const sentences = (text.match(/[^.!?\n]+[.!?]?/g) ?? [text])
    .map((one) => one.trim())
    .filter(Boolean)
    .slice(0, 60);
  const segments = sentences.map((sentence) => ({
    text: sentence,
    emotion: sentence.endsWith('!') ? 'excited' : sentence.endsWith('?') ? 'curious' : 'neutral',
    pauseMs: sentence.endsWith('.') ? 400 : 250,
  }));
  const marks = segments.map((one) => `<s>${escaped(one.text)}</s><break time="${one.pauseMs}ms"/>`).join('');
  return { voice: short(name, 50), ssml: `<speak>${marks}</speak>`.slice(0, 6_000), segments };
}

/** Two ways to answer, for a battle without models. */
export function battleAnswer(prompt: string, slot: 0 | 1): string {
  const about = short(prompt, 200);
  return slot === 0
    ? `In short: ${about}. First the core of it, then one example, then what follows. (Sample answer without an AI model.)`
    : `Think of it this way: someone asks about "${about}". I would begin with an image, and only then name the terms. (Sample answer without an AI model.)`;
}
