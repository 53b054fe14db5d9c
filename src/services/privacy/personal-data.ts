import type { Model, Types } from 'mongoose';
import type { IdType } from '../../schema/ids.js';
import type { Step } from './step.js';

/** All that is needed of a model here, so that models of all documents pass. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the documents' type has no say in it
export type AnyModel = Pick<Model<any>, 'collection' | 'schema'>;

/** A row of a collection, as it is stored. */
export type Row = Record<string, unknown> & { _id: Types.ObjectId };

/** What an id in a row names: a type of the API, or something that has no public id. */
export type Named = IdType | 'nothing public';

/** What an export tells of a collection. */
export interface Told {
  /** The name of the list in the file. */
  as: string;
  /** What the rows are in the API, where they are anything. */
  type?: IdType;
  /** One's own rows, found by an index. */
  own(one: { id: Types.ObjectId; email: string }): Record<string, unknown>;
  /** The fields that are told. */
  fields: string[];
  /** What is told besides, or instead of a field. */
  more?(row: Row): Record<string, unknown>;
}

/**
 * What one collection holds about people: a row for every collection there is, so that a new one has to be thought
 * about. A test holds the table against the models.
 */
export interface PersonalData {
  model: AnyModel;
  /** Every field that holds an id, and of what; `User` are people. `_id` where that is a person's. */
  ids?: Record<string, Named>;
  /** Every other field that names a person: an address, an id as text. */
  names?: string[];
  told?: Told;
  /** Fields that no export tells: secrets, and what is not about the person. All of them, where nothing is told. */
  untold?: string[] | 'all';
  /** What an erasure does about each field that names a person. */
  erased?: Step[];
  /** Why it is so. */
  why: string;
}

/** One's own rows by the field that names one. */
export const own =
  (path: string) =>
  ({ id }: { id: Types.ObjectId }): Record<string, unknown> => ({ [path]: id });
