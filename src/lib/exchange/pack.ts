import { Branch } from './branch.js';
import { isKeyed, type Keyed, type Question } from './question.js';

/** More branches than this go in several commands, so that none grows without bound. */
export const MOST_BRANCHES = 16;

/**
 * What asks for more keys than this goes alone: looking them up costs about as much as a command does, so there is little
 * to be saved, and others would wait.
 */
export const MOST_OWN_KEYS = 64;

/** The most keys of a common command, so that who has one key waits for a few hundred at worst. */
export const MOST_KEYS = 256;

/** Whether the questions of a request may travel with those of others: by key all of them, and of few keys. */
export function isLight(questions: readonly Question[]): questions is Keyed[] {
  return questions.length <= MOST_BRANCHES && questions.every(isKeyed) && keysOf(questions) <= MOST_OWN_KEYS;
}

const keysOf = (questions: readonly Keyed[]): number =>
  questions.reduce((sum, { keys }) => sum + keys.length, 0);

/** A command to be, of the questions of several requests. */
export class Pack {
  readonly branches: Branch[] = [];
  /** The questions, by request. */
  readonly requests: Keyed[][] = [];
  private keys = 0;

  /** Takes all questions of a request, where there is room for them. */
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

  /** With which branch each question can go, one question of a request with each; none where it needs one of its own. */
  private places(questions: readonly Keyed[]): (Branch | undefined)[] {
    const taken = new Set<Branch>();
    return questions.map((question) => {
      const place = this.branches.find((branch) => !taken.has(branch) && branch.admits(question));
      if (place) taken.add(place);
      return place;
    });
  }
}
