import type { Model, mongo, PipelineStage } from 'mongoose';

/** A document as it is stored. */
export type Row = mongo.Document;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
export type AnyModel = Model<any>;

/** A kind of query by key. Queries of one shape are sent as one, so there is one shape object per kind. */
export interface Shape<K> {
  readonly model: AnyModel;
  /** The condition for the rows of some keys: one index position per key, and at most a few rows. */
  readonly match: (keys: readonly K[]) => Record<string, unknown>;
  /** The name of a key. Equal keys have equal names. */
  readonly name: (key: K) => string;
  /** The name of the key that a returned row belongs to. */
  readonly nameOf: (row: Row) => string;
  /** The stages that each found row goes through. */
  readonly then?: PipelineStage[];
}

/** The caller that waits for the rows of a query. */
export interface Waiting {
  resolve: (rows: Row[]) => void;
  reject: (error: unknown) => void;
}

/** A query by key, which is known to be light. */
export interface Keyed extends Waiting {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- keys differ from shape to shape
  shape: Shape<any>;
  keys: readonly unknown[];
  /** The names of the keys, computed on first use. */
  names?: readonly string[];
}

/** Any other aggregation, of unknown duration. */
export interface Free extends Waiting {
  model: AnyModel;
  pipeline: PipelineStage[];
}

export type Question = Keyed | Free;

/** Whether this is a query by key. */
export const isKeyed = (question: Question): question is Keyed => 'shape' in question;

/** The names of a query's keys. */
export function namesOf(question: Keyed): readonly string[] {
  return (question.names ??= question.keys.map((key) => question.shape.name(key)));
}

/** The aggregation that answers queries for these keys. */
export function pipelineFor<K>(shape: Shape<K>, keys: readonly K[]): PipelineStage[] {
  return [{ $match: shape.match(keys) }, ...(shape.then ?? [])];
}
