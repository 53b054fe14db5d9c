import type { PipelineStage } from 'mongoose';
import type { AnyModel, Shape } from './question.js';

/** The shape of questions for documents by a unique field; `then` keeps the field in what it makes of them. */
export function byField<K>(
  model: AnyModel,
  field: string,
  name: (key: K) => string,
  then?: PipelineStage[],
): Shape<K> {
  return {
    model,
    match: (keys) => ({ [field]: { $in: keys } }),
    name,
    nameOf: (row) => name(row[field] as K),
    ...(then ? { then } : {}),
  };
}
