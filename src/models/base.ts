import { getModelForClass, Severity, type ReturnModelType } from '@typegoose/typegoose';
import type { AnyParamConstructor, IModelOptions } from '@typegoose/typegoose/lib/types.js';
import type { Types } from 'mongoose';
import { Node } from '../schema/node.js';

/** What every stored document has. Its public id is derived from `_id`, see schema/ids.ts. */
export abstract class BaseDocument extends Node {
  declare _id: Types.ObjectId;
}

/**
 * The options of a collection. Strict against unknown fields in documents and in queries, no version key, indexes only
 * built by `syncIndexes` (never in the middle of a request), empty objects dropped as Mongoose does.
 */
export function collection(name: string, options: IModelOptions['schemaOptions'] = {}): IModelOptions {
  return {
    schemaOptions: {
      collection: name,
      strict: 'throw',
      strictQuery: 'throw',
      versionKey: false,
      autoIndex: false,
      autoCreate: false,
      ...options,
    },
    // Plain objects are declared on purpose: counts by reaction, the data of events.
    options: { allowMixed: Severity.ALLOW },
  };
}

/** Every model made so far, in order of definition: what `syncIndexes` and `reconcile` go through. */
export const models: ReturnModelType<AnyParamConstructor<unknown>>[] = [];

/** Makes the model of a class, once, and remembers it. */
export function defineModel<T extends AnyParamConstructor<unknown>>(type: T): ReturnModelType<T> {
  const model = getModelForClass(type);
  models.push(model as unknown as ReturnModelType<AnyParamConstructor<unknown>>);
  return model;
}
