import { getModelForClass, Severity, type ReturnModelType } from '@typegoose/typegoose';
import type { AnyParamConstructor, IModelOptions } from '@typegoose/typegoose/lib/types.js';
import type { Schema, SchemaType, Types } from 'mongoose';
import { isLonger } from '../lib/text.js';
import { Node } from '../schema/node.js';

/** The base of every stored document. Its public id is derived from `_id`, see schema/ids.ts. */
export abstract class BaseDocument extends Node {
  declare _id: Types.ObjectId;
}

/**
 * The options of a collection: strict against unknown fields in documents and queries, no version key, and indexes
 * built only by `syncIndexes` (never during a request). Mongoose drops empty objects.
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

/** All models in order of definition, for `syncIndexes` and `reconcile`. */
export const models: ReturnModelType<AnyParamConstructor<unknown>>[] = [];

/**
 * Limits the length of stored text in user-perceived characters, as services do. Mongoose counts UTF-16 units, so a
 * text that a service accepted could fail to be stored.
 */
function countCharacters(schema: Schema): void {
  for (const type of pathsOf(schema)) {
    const limit: unknown = type.options['maxlength'];
    if (typeof limit !== 'number') continue;
    (type as Schema.Types.String).maxlength(undefined as never, undefined as never);
    type.validate(
      (value: unknown) => typeof value !== 'string' || !isLonger(value, limit),
      `longer than ${limit}`,
    );
  }
}

/** All paths of a schema, including those of subdocuments. */
function pathsOf(schema: Schema): SchemaType[] {
  return Object.values(schema.paths).flatMap((type) => {
    const inner = (type as { schema?: Schema }).schema;
    return [type, ...(inner ? pathsOf(inner) : [])];
  });
}

/** Creates the model of a class and registers it. */
export function defineModel<T extends AnyParamConstructor<unknown>>(type: T): ReturnModelType<T> {
  const model = getModelForClass(type);
  countCharacters(model.schema);
  models.push(model as unknown as ReturnModelType<AnyParamConstructor<unknown>>);
  return model;
}
