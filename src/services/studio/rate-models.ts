import type { Types } from 'mongoose';
import { type ClientSession } from 'mongoose';
import { LabVoteModel, ModelRatingModel, type LabVote, type ModelRating } from '../../models/studio/index.js';
import { boardOf, count, type Board } from './elo.js';

/**
 * Brings the board up to date with some new votes. Votes count in the order of their ids; where one comes late, the board is
 * made anew from all of them, so that it always equals what the votes alone say.
 */
export async function rateModels(
  votes: readonly Pick<LabVote, '_id' | 'modelA' | 'modelB' | 'choice'>[],
  session: ClientSession,
): Promise<void> {
  if (votes.length === 0) return;
  const rows = await ModelRatingModel.find().session(session).lean<ModelRating[]>();
  const last =
    rows
      .map(({ lastVote }) => lastVote?.toHexString() ?? '')
      .sort()
      .at(-1) ?? '';
  const ordered = [...votes].sort((a, b) => (a._id.toHexString() < b._id.toHexString() ? -1 : 1));
  if (ordered[0]!._id.toHexString() <= last) return recomputeRatings(session);
  const board: Board = new Map(rows.map((row) => [row.model, { ...row }]));
  for (const vote of ordered) count(board, vote);
  await write(board, ordered.at(-1)!._id, session);
}

/** Makes the board anew from the votes. */
export async function recomputeRatings(session: ClientSession): Promise<void> {
  const votes = await LabVoteModel.find({ counted: true })
    .sort({ _id: 1 })
    .session(session)
    .batchSize(10_000)
    .lean<LabVote[]>();
  await ModelRatingModel.collection.deleteMany({}, { session });
  if (votes.length > 0) await write(boardOf(votes), votes.at(-1)!._id, session);
}

async function write(board: Board, lastVote: Types.ObjectId, session: ClientSession): Promise<void> {
  await ModelRatingModel.collection.bulkWrite(
    [...board].map(([model, { rating, wins, losses, ties }]) => ({
      updateOne: {
        filter: { model },
        update: { $set: { rating, wins, losses, ties, lastVote } },
        upsert: true,
      },
    })) as never,
    { session },
  );
}
