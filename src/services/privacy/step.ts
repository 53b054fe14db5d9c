import type { Types } from 'mongoose';

/** Whose account is erased. */
export interface Leaver {
  id: Types.ObjectId;
  /** What stands in their place in the rows that are kept. */
  anonymous: Types.ObjectId;
  /** The address of the account. */
  email: string;
  /** The username and all former ones, as mentions write them. */
  usernames: string[];
}

/** One thing that an erasure does, about one field of one collection. */
export interface Step {
  /** The field that names the person. */
  path: string;
  /**
   * `gone` rows are removed, `emptied` ones keep their place, `anonymous` ones are kept in another name; rows `expire` by
   * a TTL index long before anybody is erased, or `follow` from what another row's step does.
   */
  how: 'gone' | 'emptied' | 'anonymous' | 'expires' | 'follows';
  /**
   * Takes on some rows, behind `after` where a step can't tell by the rows what it has done; answers how many, and where
   * to go on. Done when none were left. May be cut off and run again at any time.
   */
  take?(one: Leaver, after: Types.ObjectId | null): Promise<Taken>;
}

/** What became of some rows. */
export interface Taken {
  rows: number;
  after?: Types.ObjectId | null;
}

/** Rows of one transaction. */
export const BATCH = 100;
