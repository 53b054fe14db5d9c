import { Types } from 'mongoose';
import { isModerator, requireModerator } from '../../auth/viewer.js';
import { insertOnce } from '../../events/insert-once.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  CLOSED_SUGGESTIONS,
  SuggestionModel,
  SuggestionPriority,
  SuggestionStatus,
  SuggestionVoteModel,
  type Suggestion,
  type SuggestionCategory,
  type SuggestionVote,
} from '../../models/community/index.js';
import { Role } from '../../models/identity/index.js';
import { hasCaseToTakeAway } from '../../rules/moderation/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, visibleUser, type Original } from '../social/index.js';
import {
  attachCommunityUploads,
  detachUploads,
  toCommunityAttachments,
  type CommunityAttachmentInput,
} from '../system/index.js';
import { toGroupTags } from './group-draft.js';
import { visibleSuggestion } from './visible.js';

type ObjectId = Types.ObjectId;

/** What `createSuggestion` takes. */
export interface CreateSuggestionInput {
  title: string;
  description: string;
  category: SuggestionCategory;
  tags?: string[] | null;
  attachments?: CommunityAttachmentInput[] | null;
  clientId?: string | null;
}

/** Makes a suggestion, for which its author votes at once. */
export async function createSuggestion(
  ctx: Context,
  input: CreateSuggestionInput,
  original: Original = {},
): Promise<{ suggestion: ObjectId }> {
  const actor = actorOf(ctx);
  const { title, description, category, clientId } = input;
  const author = actor.viewer.id;
  return orEarlier(author, 'createSuggestion', clientId, input, async () => {
    const tags = toGroupTags(input.tags ?? []);
    const attachments = await toCommunityAttachments(actor, input.attachments ?? []);
    return transact(ctx, (tx) =>
      tx.once(author, 'createSuggestion', clientId, input, async () => {
        const { id: suggestion = new Types.ObjectId(), at = tx.at } = original;
        const row = {
          ...{ _id: suggestion, author, title, description, category, tags, attachments },
          ...{ status: SuggestionStatus.SUBMITTED, priority: SuggestionPriority.MEDIUM },
          ...{ createdAt: at, updatedAt: at },
        };
        await SuggestionModel.create([row], { session: tx.session });
        await attachCommunityUploads(tx, author, { type: 'Suggestion', id: suggestion }, attachments);
        tx.emit('suggestion.created', { suggestion, author }, author);
        await addVote(tx, { _id: suggestion, author }, author);
        return { suggestion };
      }),
    );
  });
}

async function addVote(
  tx: Tx,
  { _id: suggestion, author }: Pick<Suggestion, '_id' | 'author'>,
  user: ObjectId,
) {
  if (await insertOnce(SuggestionVoteModel, { user, suggestion }, { createdAt: tx.at }, tx))
    tx.emit('suggestion.voted', { suggestion, author, users: [user], by: 1 }, user);
}

/** What `voteForSuggestion` takes. */
export interface VoteForSuggestionInput {
  suggestionId: ObjectId;
  /** False takes the vote back. */
  vote: boolean;
}

/** Votes for a suggestion, or takes the vote back. The same again changes nothing. @throws CONFLICT once votes are closed */
export async function voteForSuggestion(
  ctx: Context,
  { suggestionId, vote }: VoteForSuggestionInput,
): Promise<void> {
  const actor = actorOf(ctx);
  const found = await visibleSuggestion(actor, suggestionId);
  const user = actor.viewer.id;
  await transact(ctx, async (tx) => {
    const row = await SuggestionModel.findOne({ _id: suggestionId, deletedAt: null })
      .session(tx.session)
      .lean<Suggestion>();
    if (!row) throw refuse.notFound('The suggestion', 'suggestionId');
    if (row.mergedInto || CLOSED_SUGGESTIONS.includes(row.status))
      throw refuse.conflict('Votes for this suggestion are closed.', 'suggestionId');
    if (vote) return addVote(tx, found, user);
    const gone = await SuggestionVoteModel.collection.deleteOne(
      { user, suggestion: suggestionId },
      { session: tx.session },
    );
    if (gone.deletedCount === 0) return;
    const facts = { suggestion: suggestionId, author: found.author };
    tx.emit('suggestion.voted', { ...facts, users: [user], by: -1 }, user);
  });
}

/** What `triageSuggestion` takes: absent is left as it is, null as the assignee takes it away. */
export interface TriageSuggestionInput {
  suggestionId: ObjectId;
  status?: SuggestionStatus | null;
  priority?: SuggestionPriority | null;
  assigneeId?: ObjectId | null;
}

/** Sets progress, priority and assignee of a suggestion. For moderators of the platform. */
export async function triageSuggestion(ctx: Context, input: TriageSuggestionInput): Promise<void> {
  const { id: by } = requireModerator(ctx);
  const { suggestionId, status, priority, assigneeId } = input;
  const found = await visibleSuggestion(ctx, suggestionId);
  if (found.mergedInto)
    throw refuse.conflict('This suggestion was merged into another; triage that one.', 'suggestionId');
  if (assigneeId) {
    const assignee = await visibleUser(ctx, assigneeId, 'assigneeId');
    if (assignee.role === Role.USER)
      throw refuse.badInput('Only moderators and admins can be assigned.', 'assigneeId');
  }
  await transact(ctx, async (tx) => {
    const set = {
      ...(status ? { status } : {}),
      ...(priority ? { priority } : {}),
      ...(assigneeId ? { assignee: assigneeId } : {}),
      updatedAt: tx.at,
    };
    const before = (await SuggestionModel.collection.findOneAndUpdate(
      { _id: suggestionId, deletedAt: null },
      { $set: set, ...(assigneeId === null ? { $unset: { assignee: '' } } : {}) },
      { session: tx.session, returnDocument: 'before' },
    )) as Suggestion | null;
    if (!before) throw refuse.notFound('The suggestion', 'suggestionId');
    const assigneeBefore = before.assignee ?? null;
    tx.emit(
      'suggestion.triaged',
      {
        ...{ suggestion: suggestionId, author: before.author, by, statusBefore: before.status },
        ...{ status: status ?? before.status, priority: priority ?? before.priority },
        ...{ assignee: assigneeId === undefined ? assigneeBefore : assigneeId, assigneeBefore },
      },
      by,
    );
  });
}

const BATCH = 500;

/**
 * Merges a suggestion into another one that says the same: each user who voted for either counts once there. The votes of
 * the merged one stay readable with it. For moderators of the platform.
 */
export async function mergeSuggestions(
  ctx: Context,
  { suggestionId, intoId }: { suggestionId: ObjectId; intoId: ObjectId },
): Promise<void> {
  const { id: by } = requireModerator(ctx);
  const source = await visibleSuggestion(ctx, suggestionId);
  const into = await visibleSuggestion(ctx, intoId, 'intoId');
  if (suggestionId.equals(intoId))
    throw refuse.badInput('A suggestion cannot be merged into itself.', 'intoId');
  if (into.mergedInto) throw refuse.conflict('That suggestion was merged itself.', 'intoId');
  await transact(ctx, async (tx) => {
    const { matchedCount } = await SuggestionModel.collection.updateOne(
      { _id: suggestionId, mergedInto: { $exists: false }, deletedAt: null },
      { $set: { mergedInto: intoId, updatedAt: tx.at } },
      { session: tx.session },
    );
    if (matchedCount === 0) throw refuse.conflict('This suggestion was merged before.', 'suggestionId');
    const votes = await SuggestionVoteModel.collection
      .find<SuggestionVote>({ suggestion: suggestionId }, { session: tx.session, batchSize: 100_000 })
      .toArray();
    for (let start = 0; start < votes.length; start += BATCH) {
      const users = votes.slice(start, start + BATCH).map(({ user }) => user);
      const written = await SuggestionVoteModel.collection.bulkWrite(
        users.map((user) => ({
          updateOne: {
            filter: { user, suggestion: intoId },
            update: { $setOnInsert: { createdAt: tx.at } },
            upsert: true,
          },
        })),
        { session: tx.session },
      );
      const fresh = Object.keys(written.upsertedIds).map((index) => users[Number(index)]!);
      if (fresh.length > 0)
        tx.emit('suggestion.voted', { suggestion: intoId, author: into.author, users: fresh, by: 1 }, by);
    }
    tx.emit('suggestion.merged', { suggestion: suggestionId, into: intoId, author: source.author, by }, by);
  });
}

/** Deletes a suggestion, softly: its author, or a moderator of the platform. */
export async function deleteSuggestion(ctx: Context, id: ObjectId): Promise<void> {
  const actor = actorOf(ctx);
  const suggestion = (await hasCaseToTakeAway(ctx, id))
    ? await ctx.loaders.suggestion.load(id)
    : await visibleSuggestion(actor, id);
  if (!suggestion || suggestion.deletedAt) throw refuse.notFound('The suggestion', 'suggestionId');
  if (!suggestion.author.equals(actor.viewer.id) && !isModerator(ctx))
    throw refuse.forbidden('Only the author and moderators delete a suggestion.', 'suggestionId');
  await transact(ctx, async (tx) => {
    const { matchedCount } = await SuggestionModel.collection.updateOne(
      { _id: id, deletedAt: null },
      { $set: { deletedAt: tx.at, updatedAt: tx.at } },
      { session: tx.session },
    );
    if (matchedCount === 0) return;
    await detachUploads(tx, id);
    tx.emit('suggestion.deleted', { suggestion: id, author: suggestion.author }, actor.viewer.id);
  });
}
