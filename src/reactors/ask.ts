import type { ClientSession, Model, mongo } from 'mongoose';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
type AnyModel = Pick<Model<any>, 'collection' | 'db'>;

/** A find that can be combined with others. */
export interface Question<T extends object> {
  model: AnyModel;
  filter: mongo.Document;
  /** Defaults to all fields. */
  fields?: Record<string, 1>;
  /** The type of its rows. Never set. */
  row?: T;
}

/** The rows of each query. */
type Answers<Q extends Record<string, Question<object> | null>> = {
  [K in keyof Q]: Q[K] extends Question<infer T> | null ? T[] : never;
};

/** All rows in the first answer. */
const BATCH_SIZE = 100_000;

/** The field that names the query of a row. */
const NAME = '__question';

/** A query for documents of a collection, as they are stored. */
export function rowsOf<T extends object>(
  model: AnyModel,
  filter: mongo.Document,
  fields?: Record<string, 1>,
): Question<T> {
  return { model, filter, ...(fields ? { fields } : {}) };
}

/**
 * Runs all queries of a batch as one command, in its transaction and snapshot: a command costs more than most
 * queries. It uses uncorrelated lookups, because the server allows no union in a transaction. Each row is returned as
 * its own document, so all together may exceed the limit of one document. A null query is skipped and has no rows.
 */
export async function askAll<Q extends Record<string, Question<object> | null>>(
  session: ClientSession,
  questions: Q,
): Promise<Answers<Q>> {
  const answers: Record<string, object[]> = {};
  for (const name of Object.keys(questions)) answers[name] = [];
  const asked = Object.entries(questions).filter((one): one is [string, Question<object>] => one[1] !== null);
  if (asked.length === 0) return answers as Answers<Q>;
  const lookups = asked.map(([name, { model, filter, fields }]) => {
    const shape = fields
      ? { $project: { ...fields, [NAME]: { $literal: name } } }
      : { $set: { [NAME]: name } };
    return { $lookup: { from: model.collection.name, pipeline: [{ $match: filter }, shape], as: name } };
  });
  const rows = await asked[0]![1].model.db
    .db!.aggregate(
      [
        { $documents: [{}] },
        ...lookups,
        { $project: { rows: { $concatArrays: asked.map(([name]) => `$${name}`) } } },
        { $unwind: '$rows' },
        { $replaceRoot: { newRoot: '$rows' } },
      ],
      { session, batchSize: BATCH_SIZE },
    )
    .toArray();
  for (const { [NAME]: name, ...row } of rows) answers[name as string]!.push(row);
  return answers as Answers<Q>;
}
