import { isInfrastructure } from '../infrastructure.js';
import { bookedHere, runWithCosts, type RequestCost } from '../request-cost.js';
import { Turn } from '../turn.js';
import { Branch } from './branch.js';
import { command } from './command.js';
import { isLight, MOST_BRANCHES, Pack } from './pack.js';
import type { Question, Row, Shape } from './question.js';

/** A request, or what else asks questions, as the exchange sees it at the end of a turn. */
export interface Party {
  /** Begins what is to ask at the end of this turn. */
  begin?(): void;
  /** Hands over what it asks; it is told in how many commands it takes part. */
  questions(): Question[];
  sent?(commands: number): void;
}

interface Joined {
  party: Party;
  /** Where commands are booked that it takes part in, where all are counted. */
  costs: readonly RequestCost[];
}

const turn = new Turn<Joined>(exchange);

/** Takes part in the end of this turn of the event loop. */
export function join(party: Party): void {
  turn.add({ party, costs: bookedHere() });
}

/** The rows of some keys, asked by nobody's loaders: in the common command of this turn. */
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
  const packs: { pack: Pack; costs: Set<RequestCost> }[] = [];
  for (const { party, costs } of joined) {
    const questions = party.questions();
    if (questions.length === 0) continue;
    if (!isLight(questions)) {
      party.sent?.(runWithCosts(costs, () => sendAlone(questions)));
      continue;
    }
    let open = packs.find(({ pack }) => pack.take(questions));
    if (!open) {
      open = { pack: new Pack(), costs: new Set() };
      open.pack.take(questions);
      packs.push(open);
    }
    for (const cost of costs) open.costs.add(cost);
    party.sent?.(1);
  }
  for (const { pack, costs } of packs) void runWithCosts([...costs], () => sendCommon(pack));
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

/** Sends the questions of one request; in how many commands. */
function sendAlone(all: readonly Question[]): number {
  let commands = 0;
  for (let start = 0; start < all.length; start += MOST_BRANCHES) {
    const questions = all.slice(start, start + MOST_BRANCHES);
    command(questions.map((question) => new Branch(question))).catch((error: unknown) =>
      fail(questions, error),
    );
    commands += 1;
  }
  return commands;
}

/** Where the command of several fails and it may be for what one of them asks, each asks again on its own. */
async function sendCommon({ branches, requests }: Pack): Promise<void> {
  try {
    await command(branches);
  } catch (error) {
    for (const questions of requests) {
      if (requests.length > 1 && !isInfrastructure(error)) sendAlone(questions);
      else fail(questions, requests.length > 1 ? ownCopy(error) : error);
    }
  }
}

function fail(questions: readonly Question[], error: unknown): void {
  for (const { reject } of questions) reject(error);
}

/** Errors are noted to belong to a request, so those of several must not be one object. */
function ownCopy(error: unknown): unknown {
  return error instanceof Error ? (Object.create(error) as Error) : error;
}
