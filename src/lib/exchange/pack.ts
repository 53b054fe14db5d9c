import { Branch } from './branch.js';
import { isKeyed, type Keyed, type Question } from './question.js';

/** The most branches of a command, so that no command grows without bound. */
export const MOST_BRANCHES = 16;

/**
 * A request with more keys than this sends its own command: the lookups cost about as much as a command, so sharing
 * saves little and delays the other requests.
 */
export const MOST_OWN_KEYS = 64;

/** The most keys of a common command, so that a request with one key waits for a few hundred at worst. */
export const MOST_KEYS = 256;

/** Whether the queries of a request can share a command with others: all of them by key, and few keys. */
export function isLight(questions: readonly Question[]): questions is Keyed[] {
  return questions.length <= MOST_BRANCHES && questions.every(isKeyed) && keysOf(questions) <= MOST_OWN_KEYS;
}

const keysOf = (questions: readonly Keyed[]): number =>
  questions.reduce((sum, { keys }) => sum + keys.length, 0);

/** A command that is being assembled from the queries of several requests. */
export class Pack {
  readonly branches: Branch[] = [];
  /** The queries, by request. */
  readonly requests: Keyed[][] = [];
  private keys = 0;

  /** Adds all queries of a request if there is room for them. Returns whether there was. */
  take(questions: Keyed[]): boolean {
    const keys = this.keys + keysOf(questions);
    if (keys > MOST_KEYS) return false;
    const places = this.places(questions);
    if (this.branches.length + places.filter((place) => !place).length > MOST_BRANCHES) return false;
    for (const [index, question] of questions.entries()) {
      const place = places[index];
      if (place) place.add(question);
      else this.branches.push(new Branch(question));
    }
    this.keys = keys;
    this.requests.push(questions);
    return true;
  }

  /**
   * The branch that each query can join, at most one query of a request per branch. Undefined where a query needs a
   * new branch.
   */
  private places(questions: readonly Keyed[]): (Branch | undefined)[] {
    const taken = new Set<Branch>();
    return questions.map((question) => {
      const place = this.branches.find((branch) => !taken.has(branch) && branch.admits(question));
      if (place) taken.add(place);
      return place;
    });
  }
}
