import type { ClientSession, Model, PipelineStage, Types } from 'mongoose';

/** The part of a model that is needed here, so that models of all documents match. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the documents' type has no say in it
type AnyModel = Pick<Model<any>, 'collection'>;

/** The rows that count for a key. */
export interface Rows {
  model: AnyModel;
  /** The field that holds the key. */
  by: string;
  match?: Record<string, unknown>;
  /** Whether `by` is a list, of which each item counts. */
  unwind?: boolean;
  /** The field to sum. Without it, rows are counted. */
  sum?: string;
  /** Counts separately by this field. */
  apart?: string;
  /** Counts not these rows but the rows that refer to them. */
  through?: { model: AnyModel; by: string; match?: Record<string, unknown>; sum?: string };
}

/** The numbers of a key, by the value of `apart`. */
export type Counted = Map<string, Record<string, number>>;

/** Counts the rows of some keys, by index, in one command. Without `apart` the number is under `''`. */
export async function countRows(
  rows: Rows,
  keys: readonly (Types.ObjectId | string)[],
  session: ClientSession,
): Promise<Counted> {
  const { model, by, match = {}, unwind, sum, apart, through } = rows;
  const pipeline: PipelineStage[] = [{ $match: { ...match, [by]: { $in: keys } } }];
  if (unwind) pipeline.push({ $unwind: `$${by}` }, { $match: { [by]: { $in: keys } } });
  if (through) {
    const each = through.sum ? { $sum: `$${through.sum}` } : { $sum: 1 };
    pipeline.push(
      { $project: { [by]: 1 } },
      {
        $lookup: {
          from: through.model.collection.name,
          localField: '_id',
          foreignField: through.by,
          pipeline: [{ $match: through.match ?? {} }, { $group: { _id: null, n: each } }],
          as: 'through',
        },
      },
      { $unwind: '$through' },
    );
  }
  const n = through ? { $sum: '$through.n' } : sum ? { $sum: `$${sum}` } : { $sum: 1 };
  pipeline.push({ $group: { _id: { key: `$${by}`, apart: apart ? `$${apart}` : '' }, n } });
  const found = await model.collection
    .aggregate<{ _id: { key: unknown; apart: string }; n: number }>(pipeline, { session })
    .toArray();
  const counted: Counted = new Map();
  for (const { _id, n: number } of found) {
    const key = String(_id.key);
    counted.set(key, { ...counted.get(key), [_id.apart]: number });
  }
  return counted;
}
