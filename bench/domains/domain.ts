import type { Types } from 'mongoose';

/** Who asks for a page, and with which variables. */
export interface Page {
  /** The number of a person. */
  viewer: number;
  variables: Record<string, unknown>;
}

/** A page of the web client on little and on much data. */
export interface Domain {
  /** What the table calls the page on much data, and the one on little. */
  large: string;
  small: string;
  /** The operation of the web client, and the field whose pages get another size. */
  operation: string;
  field: string;
  /** Writes the rows, in the shape in which the services write them. */
  fill(): Promise<void>;
  /** On little data, on much, and from its middle where that is another path. */
  pages: { small: Page; large: Page; middle?: Page };
}

interface Defaults {
  new (fields: object): { toObject(options: { versionKey: boolean }): object };
}

/** Makes rows of a model's defaults and what is given. A document for each row would take most of the time of filling. */
export function rowsOf(model: unknown): (at: Date, fields: object) => object {
  const { _id, ...defaults } = new (model as Defaults)({}).toObject({ versionKey: false }) as {
    _id?: Types.ObjectId;
  };
  return (at, fields) => ({ ...defaults, ...fields, createdAt: at, updatedAt: at });
}
