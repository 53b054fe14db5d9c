import type { Model, mongo, PipelineStage } from 'mongoose';

/** A document as it is stored. */
export type Row = mongo.Document;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
export type AnyModel = Model<any>;

/** A kind of question by key. Questions of one shape, whoever asks them, are asked as one: hence one object a kind. */
export interface Shape<K> {
  readonly model: AnyModel;
  /** The condition for the rows of some keys: a place of an index for each, and at most a few rows. */
  readonly match: (keys: readonly K[]) => Record<string, unknown>;
  /** What a key is known by; equal keys have equal names. */
  readonly name: (key: K) => string;
  /** The name of the key that a row, as it is answered, belongs to. */
  readonly nameOf: (row: Row) => string;
  /** What becomes of the rows that are found, each on its own. */
  readonly then?: PipelineStage[];
}

/** Somebody's question, and who waits for the rows. */
export interface Waiting {
  resolve: (rows: Row[]) => void;
  reject: (error: unknown) => void;
}

/** A question by key, known to be light. */
export interface Keyed extends Waiting {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- keys differ from shape to shape
  shape: Shape<any>;
  keys: readonly unknown[];
  /** The keys' names, made when they are needed. */
  names?: readonly string[];
}

/** Any other aggregation: nobody knows how long it takes. */
export interface Free extends Waiting {
  model: AnyModel;
  pipeline: PipelineStage[];
}

export type Question = Keyed | Free;

/** Whether this is a question by key. */
export const isKeyed = (question: Question): question is Keyed => 'shape' in question;

/** The names of a question's keys. */
export function namesOf(question: Keyed): readonly string[] {
  return (question.names ??= question.keys.map((key) => question.shape.name(key)));
}

/** The aggregation that answers questions for these keys. */
export function pipelineFor<K>(shape: Shape<K>, keys: readonly K[]): PipelineStage[] {
  return [{ $match: shape.match(keys) }, ...(shape.then ?? [])];
}
