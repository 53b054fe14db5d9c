import { bookedHere, runWithCosts } from '../request-cost.js';
import { Turn } from '../turn.js';
import { sendAlone } from './alone.js';
import { CommonCommands } from './common.js';
import { isLight } from './pack.js';
import type { Joined, Party } from './party.js';
import type { Row, Shape } from './question.js';

const turn = new Turn<Joined>(exchange);
const common = new CommonCommands(() => join({ questions: () => [] }));

/** Takes part in the end of this turn of the event loop. */
export function join(party: Party): void {
  turn.add({ party, costs: bookedHere() });
}

/** The rows of some keys, asked by nobody's loaders: along with what requests ask in this turn. */
export function askTogether<K, T extends object = Row>(shape: Shape<K>, keys: readonly K[]): Promise<T[]> {
  return new Promise((resolve, reject) => {
    join({
      questions: () => [{ shape, keys, resolve: resolve as (rows: Row[]) => void, reject }],
    });
  });
}

/**
 * The end of a turn: what all requests of the process ask is sent together. A command costs more than most of what it
 * asks, so light questions share one; whoever asks anything that may take long sends its own, and nobody else waits.
 */
function exchange(joined: Joined[]): void {
  for (const { party, costs } of joined) if (party.begin) runWithCosts(costs, () => begin(party));
  for (const one of joined) {
    const questions = one.party.questions();
    if (questions.length === 0) continue;
    if (isLight(questions)) common.put(questions, one);
    else one.party.sent?.(runWithCosts(one.costs, () => sendAlone(questions)));
  }
  common.flush();
}

/** One that fails fails as it would alone: the others still get what they ask for. */
function begin(party: Party): void {
  try {
    party.begin!();
  } catch (error) {
    setImmediate(() => {
      throw error;
    });
  }
}
