/** The beginning of every prepared answer, so that users don't take it for a model's. */
export const OFFLINE_LABEL = '*Offline agent: no AI provider is configured, so this is a prepared answer.*';

interface Prepared {
  when: RegExp;
  answer(question: string): string;
}

const PREPARED: Prepared[] = [
  {
    when: /\b(plan|week|month|schedule|organi[sz]e|to-?do)\b/i,
    answer: () =>
      `Here is a plan that most weeks survive:\n\n1. **Monday**: choose the three results that would make the week a good one.\n2. **Tuesday and Wednesday**: two blocks of 90 minutes a day for the hardest of them, without messages.\n3. **Thursday**: meetings, replies and reviews, all in one afternoon.\n4. **Friday**: finish one thing completely, then write down what moved and what did not.\n\nKeep one evening free on purpose. Tell me your three results and I will place them.`,
  },
  {
    when: /\b(relativ|gravity|space-?time|light|physics|quantum|entropy|energy)/i,
    answer: () =>
      `Picture a trampoline with a bowling ball on it. The ball bends the cloth, and a marble that rolls by follows the bend. Nothing pulls the marble: it takes the straightest path that the bent cloth allows.\n\nGravity works like that with space and time:\n\n- **Mass bends spacetime.** The more mass, the deeper the bend.\n- **Everything moves along the bend**, planets and light alike.\n- **Clocks in the dip run slower.** Satellites correct for this every day.\n\nAsk about any of the three and we go one step further.`,
  },
  {
    when: /\b(code|function|bug|typescript|javascript|python|sql|api|graphql)\b/i,
    answer: () =>
      'Start with the smallest case that fails, then make it pass:\n\n```ts\nexport function chunk<T>(items: readonly T[], size: number): T[][] {\n  if (!Number.isInteger(size) || size < 1) throw new RangeError("size must be 1 or more");\n  const parts: T[][] = [];\n  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));\n  return parts;\n}\n```\n\nThree things to notice: the limit is checked once at the edge, the input stays unchanged, and the empty list needs no special case. Paste your own code and the error, and we look at it line by line.',
  },
  {
    when: /\b(write|story|poem|caption|post|title|slogan|text)\b/i,
    answer: () =>
      'Three versions, from quiet to loud:\n\n> *The lagoon keeps the light a little longer than the sky does.*\n\n> **Dawn, take two.** Same water, another seed, and suddenly the birds are in it.\n\n> What if the first light of the day had a colour of its own? I tried forty. This is the one that stayed.\n\nThe first suits a caption, the second a series, the third a question that people answer. Which voice is yours?',
  },
  {
    when: /\b(recipe|cook|food|meal|training|sleep|health|walk)\b/i,
    answer: () =>
      'A small routine that holds:\n\n- **Morning**: ten minutes outside before the first screen.\n- **Noon**: something with beans or lentils, something green, something crunchy.\n- **Evening**: the same bedtime on seven days, also on weekends.\n\nChange one of them for two weeks before the next. For pain, medication or anything that worries you, ask a doctor: this is general information only.',
  },
  {
    when: /^\s*(hi|hello|hey|hallo|good (morning|evening))\b/i,
    answer: () =>
      'Hello! Good to see you. Ask me to **plan your week**, **explain an idea**, **review some code** or **write a caption**. You can stop an answer at any time, ask for another version, or edit your question: the earlier versions stay.',
  },
];

/** A prepared answer to a question, with its label. */
export function offlineAnswer(question: string, earlierQuestions: number): string {
  const found = PREPARED.find(({ when }) => when.test(question));
  const body = found?.answer(question) ?? general(question, earlierQuestions);
  return `${OFFLINE_LABEL}\n\n${body}`;
}

function general(question: string, earlierQuestions: number): string {
  const topic = offlineTitle(question);
  const opening =
    earlierQuestions > 0
      ? 'Let us build on what you said before.'
      : 'A good way into this is three questions.';
  return `${opening}\n\n1. **What would a good result look like?** Write it in one sentence before you start.\n2. **What is the smallest step that shows whether it works?** Do that one first.\n3. **Who has done it before?** One hour with them saves a week.\n\nApplied to “${topic}”: describe the result that you want and what you have tried so far, and we take the first step together.`;
}

/** A title from the first words of a question. */
export function offlineTitle(question: string): string {
  const words = question
    .replace(/[\s\u0000-\u001f]+/g, ' ')
    .trim()
    .split(' ')
    .slice(0, 7)
    .join(' ')
    .replace(/[.,;:!?]+$/, '')
    .slice(0, 60);
  return words ? words[0]!.toUpperCase() + words.slice(1) : 'New chat';
}
