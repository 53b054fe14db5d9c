import type { ClientSession, Model, mongo } from 'mongoose';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
type AnyModel = Pick<Model<any>, 'collection' | 'db'>;

/** A find, to be asked along with others. */
export interface Question<T extends object> {
  model: AnyModel;
  filter: mongo.Document;
  /** All fields, unless told. */
  fields?: Record<string, 1>;
  /** What its rows are; never there. */
  row?: T;
}

/** The rows of each question. */
type Answers<Q extends Record<string, Question<object> | null>> = {
  [K in keyof Q]: Q[K] extends Question<infer T> | null ? T[] : never;
};

/** All rows in the first answer. */
const BATCH_SIZE = 100_000;

/** Tells whose answer a row of the common command is. */
const NAME = '__question';

/** A question for documents of a collection, as they are stored. */
export function rowsOf<T extends object>(
  model: AnyModel,
  filter: mongo.Document,
  fields?: Record<string, 1>,
): Question<T> {
  return { model, filter, ...(fields ? { fields } : {}) };
}

/**
 * Asks everything that a batch wants to know at one point, as one command in its transaction and from its snapshot: a
 * command costs more than most of what it asks. By lookups that depend on nothing, as the server takes no union in a
 * transaction; their rows are told apart and sent one by one, so all together may be larger than one document. What is
 * null is not asked and has no rows.
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
