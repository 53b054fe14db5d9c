import { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import {
  PollOptionModel,
  PollResults,
  PollVoteModel,
  TOPIC_LIMITS,
  type PollOption,
  type StoredPoll,
} from '../../models/community/index.js';
import { refuse } from '../../schema/errors.js';

/** A new poll. */
export interface PollInput {
  question: string;
  options: string[];
  allowMultiple?: boolean | null;
  results?: PollResults | null;
  endsAt?: Date | null;
}

/** A poll and its options, as they are stored. */
export interface PollDraft {
  poll: StoredPoll;
  options: string[];
}

/** @throws BAD_USER_INPUT for options that are the same, and for results after a close that never comes */
export function toPoll(
  { question, options, allowMultiple, results, endsAt }: PollInput,
  at: Date,
): PollDraft {
  checkOptions(options, 'poll.options');
  checkEnd(endsAt ?? null, at);
  if (results === PollResults.AFTER_CLOSE && !endsAt)
    throw refuse.badInput('Results after the close need an end; give endsAt.', 'poll.endsAt');
  return {
    poll: {
      ...{ question, allowMultiple: allowMultiple ?? false, results: results ?? PollResults.ALWAYS },
      ...{ endsAt: endsAt ?? null, closedAt: null, voters: 0, votes: 0 },
    },
    options,
  };
}

function checkOptions(texts: readonly string[], field: string): void {
  const { leastOptions, mostOptions } = TOPIC_LIMITS;
  if (texts.length < leastOptions || texts.length > mostOptions)
    throw refuse.badInput(
      `A poll has the wrong number of options; ${leastOptions} to ${mostOptions} are allowed.`,
      field,
    );
  if (new Set(texts.map((text) => text.toLowerCase())).size < texts.length)
    throw refuse.badInput('Two options are the same; each has to differ.', field);
}

function checkEnd(endsAt: Date | null, at: Date): void {
  if (endsAt && endsAt <= at)
    throw refuse.badInput('This time is over; a time in the future is allowed.', 'poll.endsAt');
}

/** Stores the options of a new poll. */
export async function insertOptions(tx: Tx, post: Types.ObjectId, texts: readonly string[]): Promise<void> {
  const rows = texts.map((text, place) => ({ _id: new Types.ObjectId(), post, text, place, votes: 0 }));
  await PollOptionModel.collection.insertMany(rows, { session: tx.session });
}

/** A change of a poll. Options that are named by their ids keep their votes, wherever they stand. */
export interface PollChange {
  question?: string | null;
  endsAt?: Date | null;
  options?: { id?: Types.ObjectId | null; text: string }[] | null;
}

/** Whether nobody votes any more at a moment. */
export const isPollClosed = (
  { endsAt, closedAt }: Pick<StoredPoll, 'endsAt' | 'closedAt'>,
  at: Date,
): boolean => closedAt !== null || (endsAt !== null && endsAt <= at);

/**
 * Changes an open poll. After the first vote, the question is fixed, and options with votes keep their text, so that
 * a vote never changes its meaning. Returns the fields of the post to set.
 * @throws CONFLICT if it is closed or that rule is broken
 */
export async function changePoll(
  tx: Tx,
  post: Types.ObjectId,
  before: StoredPoll,
  { question, endsAt, options }: PollChange,
): Promise<Record<string, unknown>> {
  if (isPollClosed(before, tx.at))
    throw refuse.conflict('This poll is closed; it cannot be changed.', 'poll');
  const { session } = tx;
  const voted = (await PollVoteModel.exists({ post }).session(session)) !== null;
  const set: Record<string, unknown> = {};
  if (question != null && question !== before.question) {
    if (voted)
      throw refuse.conflict(
        'The question cannot change after the first vote; a new poll is allowed.',
        'poll.question',
      );
    set['poll.question'] = question;
  }
  if (endsAt !== undefined) {
    checkEnd(endsAt, tx.at);
    if (!endsAt && before.results === PollResults.AFTER_CLOSE)
      throw refuse.badInput('Results after the close need an end; give endsAt.', 'poll.endsAt');
    set['poll.endsAt'] = endsAt;
  }
  if (options) await changeOptions(tx, post, options);
  return set;
}

async function changeOptions(
  tx: Tx,
  post: Types.ObjectId,
  wanted: NonNullable<PollChange['options']>,
): Promise<void> {
  const { session } = tx;
  checkOptions(
    wanted.map(({ text }) => text),
    'poll.options',
  );
  const before = await PollOptionModel.find({ post }).session(session).lean<PollOption[]>();
  const chosen = new Set(
    (await PollVoteModel.distinct('options', { post }).session(session)).map((id) => String(id)),
  );
  const byId = new Map(before.map((option) => [String(option._id), option]));
  const kept = new Set(wanted.flatMap(({ id }) => (id ? [String(id)] : [])));
  for (const { id, text } of wanted) {
    const known = id && byId.get(String(id));
    if (id && !known) throw refuse.badInput('This is no option of the poll.', 'poll.options');
    if (known && known.text !== text && chosen.has(String(id)))
      throw refuse.conflict('An option that has votes keeps its text; add another option.', 'poll.options');
  }
  for (const option of before)
    if (!kept.has(String(option._id)) && chosen.has(String(option._id)))
      throw refuse.conflict('An option that has votes cannot be removed.', 'poll.options');
  const gone = before.filter(({ _id }) => !kept.has(String(_id))).map(({ _id }) => _id);
  await PollOptionModel.collection.deleteMany({ _id: { $in: gone } }, { session });
  for (const [place, { id, text }] of wanted.entries()) {
    // New words are a new option: a vote on its way for the old ones finds nothing to count for.
    const reworded = id && byId.get(String(id))!.text !== text;
    if (reworded) await PollOptionModel.collection.deleteOne({ _id: id }, { session });
    if (id && !reworded)
      await PollOptionModel.collection.updateOne({ _id: id }, { $set: { place } }, { session });
    else
      await PollOptionModel.collection.insertOne(
        { _id: new Types.ObjectId(), post, text, place, votes: 0 },
        { session },
      );
  }
}
