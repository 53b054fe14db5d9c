import type { Types } from 'mongoose';

/** The account that is erased. */
export interface Leaver {
  id: Types.ObjectId;
  /** The id that replaces the user's in kept rows. */
  anonymous: Types.ObjectId;
  /** The address of the account. */
  email: string;
  /** The username and all former ones, in the form of mentions. */
  usernames: string[];
}

/** One step of an erasure, for one field of one collection. */
export interface Step {
  /** The field that identifies the user. */
  path: string;
  /**
   * `gone` rows are removed, `emptied` ones keep their place, `anonymous` ones are kept with another id; rows
   * `expire` by a TTL index long before an erasure, or `follow` from another row's step.
   */
  how: 'gone' | 'emptied' | 'anonymous' | 'expires' | 'follows';
  /**
   * Processes some rows, after `after` if the rows don't show what is done. Returns their number, and the position to
   * continue from. Complete if there were none. May be interrupted and repeated at any time.
   */
  take?(one: Leaver, after: Types.ObjectId | null): Promise<Taken>;
}

/** The result of processing some rows. */
export interface Taken {
  rows: number;
  after?: Types.ObjectId | null;
}

/** Rows of one transaction. */
export const BATCH = 100;
