import type { ClientSession, Model, Types } from 'mongoose';
import type { Rows } from '../count-rows.js';

/** A document as far as its counters are concerned. */
export type CounterDocument = { _id: Types.ObjectId } & Record<string, unknown>;

/** One counter and the rows that it must equal. */
export interface CounterSource {
  path: string;
  /** Rows of several kinds add up. */
  rows: Rows[];
  /** For what no table row can say: the numbers by id. */
  count?: (documents: readonly CounterDocument[], session: ClientSession) => Promise<Map<string, number>>;
  /** Which value of `apart` counts here. */
  apart?: string;
  /** The rows add up to the counter negated. */
  negated?: boolean;
  /** Balances are shown but never changed: a wrong one is for a person to look into. */
  readOnly?: boolean;
}

/** The counters of one collection. */
export interface CountedCollection {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
  model: Model<any>;
  /** Which of its documents are checked; all unless told. */
  where?: () => Record<string, unknown>;
  /** The lane that folds them; that of the counters unless told. */
  lane?: string;
  /** What rows name a document by. */
  key: '_id' | 'name';
  counters: CounterSource[];
  /** Further fields that counting needs. */
  fields?: string[];
  /** Counters that follow from other counters of the same document. */
  derived?: Record<string, (values: (path: string) => number) => number>;
}
