import type { ClientSession, Model, Types } from 'mongoose';

/** The part of a model that is needed here, so that models of all documents match. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the documents' type has no say in it
type AnyModel = Pick<Model<any>, 'collection'>;

/**
 * Sums a batch's changes of counters, so that each document is written once: 500 likes of one post are one update.
 * Deltas that cancel out are dropped, deleted documents are skipped.
 */
export class Increments {
  private readonly models = new Map<
    AnyModel,
    Map<string, { id: Types.ObjectId; deltas: Map<string, number> }>
  >();

  /** Adds to the counters of one document, by path. */
  inc(model: AnyModel, id: Types.ObjectId, deltas: Record<string, number>): this {
    const documents = getOrMake(this.models, model, () => new Map());
    const entry = getOrMake(documents, id.toHexString(), () => ({ id, deltas: new Map() }));
    for (const [path, delta] of Object.entries(deltas)) {
      entry.deltas.set(path, (entry.deltas.get(path) ?? 0) + delta);
    }
    return this;
  }

  /** Writes everything in the transaction, one command per collection, and resets. */
  async flush(session: ClientSession): Promise<void> {
    for (const [model, documents] of this.models) {
      const operations = [...documents.values()].flatMap(({ id, deltas }) => {
        const $inc = Object.fromEntries([...deltas].filter(([, delta]) => delta !== 0));
        return Object.keys($inc).length === 0
          ? []
          : [{ updateOne: { filter: { _id: id }, update: { $inc } } }];
      });
      if (operations.length > 0)
        await model.collection.bulkWrite(operations as never, { session, ordered: false });
    }
    this.models.clear();
  }
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
