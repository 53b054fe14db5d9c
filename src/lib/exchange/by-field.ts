import type { PipelineStage } from 'mongoose';
import type { AnyModel, Shape } from './question.js';

/** The shape of queries for documents by a unique field. The stages of `then` must keep that field. */
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
