import { bookedHere, runWithCosts } from '../request-cost.js';
import { Turn } from '../turn.js';
import { sendAlone } from './alone.js';
import { CommonCommands } from './common.js';
import { isLight } from './pack.js';
import type { Joined, Party } from './party.js';
import type { Row, Shape } from './question.js';

const turn = new Turn<Joined>(exchange);
const common = new CommonCommands(() => join({ questions: () => [] }));

/** Registers a participant for the end of this turn of the event loop. */
export function join(party: Party): void {
  turn.add({ party, costs: bookedHere() });
}

/**
 * The rows of some keys, for callers without loaders. They are queried together with what requests query in this
 * turn.
 */
export function askTogether<K, T extends object = Row>(shape: Shape<K>, keys: readonly K[]): Promise<T[]> {
  return new Promise((resolve, reject) => {
    join({
      questions: () => [{ shape, keys, resolve: resolve as (rows: Row[]) => void, reject }],
    });
  });
}

/**
 * The end of a turn: the queries of all requests of the process are sent together. A command costs more than most
 * queries, so light queries share one; a request with a possibly slow query sends its own command, so that it delays
 * no other request.
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

/** The failure of one participant must not affect the others. */
function begin(party: Party): void {
  try {
    party.begin!();
  } catch (error) {
    setImmediate(() => {
      throw error;
    });
  }
}
