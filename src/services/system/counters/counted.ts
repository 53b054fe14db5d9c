import type { ClientSession, Model, Types } from 'mongoose';
import type { Rows } from '../count-rows.js';

/** The part of a document that its counters need. */
export type CounterDocument = { _id: Types.ObjectId } & Record<string, unknown>;

/** One counter and the rows that it must equal. */
export interface CounterSource {
  path: string;
  /** Rows of several kinds are summed. */
  rows: Rows[];
  /** For numbers that `rows` cannot describe: the numbers by id. */
  count?: (documents: readonly CounterDocument[], session: ClientSession) => Promise<Map<string, number>>;
  /** The value of `apart` that counts here. */
  apart?: string;
  /** Whether the rows sum to the negated counter. */
  negated?: boolean;
  /** Balances are reported but never repaired: an operator must investigate them. */
  readOnly?: boolean;
}

/** The counters of one collection. */
export interface CountedCollection {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
  model: Model<any>;
  /** The documents that are checked. Defaults to all. */
  where?: () => Record<string, unknown>;
  /** The lane that folds them. Defaults to the counters lane. */
  lane?: string;
  /** The field by which rows refer to a document. */
  key: '_id' | 'name';
  counters: CounterSource[];
  /** Additional fields that counting needs. */
  fields?: string[];
  /** Counters that are computed from other counters of the same document. */
  derived?: Record<string, (values: (path: string) => number, document: CounterDocument) => number>;
}
