import type { Model, Types } from 'mongoose';
import type { IdType } from '../../schema/ids.js';
import type { Step } from './step.js';

/** The part of a model that is needed here, so that models of all documents match. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the documents' type has no say in it
export type AnyModel = Pick<Model<any>, 'collection' | 'schema'>;

/** A row of a collection, as it is stored. */
export type Row = Record<string, unknown> & { _id: Types.ObjectId };

/** The target of an id in a row: a type of the API, or a document without a public id. */
export type Named = IdType | 'nothing public';

/** The export of a collection. */
export interface Told {
  /** The name of the list in the file. */
  as: string;
  /** The API's type of the rows, if there is one. */
  type?: IdType;
  /** The filter for the user's own rows. An index must serve it. */
  own(one: { id: Types.ObjectId; email: string }): Record<string, unknown>;
  /** The exported fields. */
  fields: string[];
  /** Additional or replaced values. */
  more?(row: Row): Record<string, unknown>;
}

/**
 * The personal data of one collection. Every collection has a row, so that new ones are considered; a test compares
 * the table with the models.
 */
export interface PersonalData {
  model: AnyModel;
  /** Every field that holds an id, with its target; `User` means a user. `_id` if it is a user's. */
  ids?: Record<string, Named>;
  /** Every other field that identifies a user: an address, an id as text. */
  names?: string[];
  told?: Told;
  /** Fields that are not exported: secrets, and data about others. 'all' if nothing is exported. */
  untold?: string[] | 'all';
  /** The erasure's step for each field that identifies a user. */
  erased?: Step[];
  /** The reason for the rules of this collection. */
  why: string;
}

/** The user's own rows, by the field with the user's id. */
export const own =
  (path: string) =>
  ({ id }: { id: Types.ObjectId }): Record<string, unknown> => ({ [path]: id });
