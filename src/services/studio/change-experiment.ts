import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import { whyNotPublicUrl } from '../../lib/public-url.js';
import type { Context } from '../../loaders/context.js';
import {
  ExperimentModel,
  ExperimentSpendingModel,
  ExperimentStatus,
  ExperimentType,
  type ArtifactType,
  type Experiment,
  type ExperimentBudget,
  type ExperimentCategory,
  type ExperimentMethodology,
} from '../../models/studio/index.js';
import { canSeeExperiment } from '../../rules/studio/index.js';
import { refuse } from '../../schema/errors.js';
import { checkTransition, type Transitions } from '../../schema/transitions.js';
import { actorOf, type Actor } from '../social/index.js';
import { uniqueTags } from './create-canvas.js';
import { collaboratorsOf } from './run-lab.js';

type Given<T> = { [K in keyof T]?: T[K] | null };

/** What `updateExperiment` takes. What is left out stays as it is. */
export interface UpdateExperimentInput {
  experimentId: Types.ObjectId;
  name?: string | null;
  description?: string | null;
  tags?: readonly string[] | null;
  status?: ExperimentStatus | null;
  category?: ExperimentCategory | null;
  hypothesis?: string | null;
  methodology?: Given<ExperimentMethodology> | null;
  results?: {
    metrics?: Record<string, unknown> | null;
    observations?: string | null;
    artifacts?: readonly { name: string; url: string; type?: ArtifactType | null }[] | null;
  } | null;
  budget?: Given<ExperimentBudget> | null;
  collaboratorIds?: readonly Types.ObjectId[] | null;
  estimatedCompletion?: Date | null;
}

const { PLANNING, PENDING, RUNNING, PAUSED, COMPLETED, FAILED } = ExperimentStatus;
const TRANSITIONS: Transitions<ExperimentStatus> = {
  [PLANNING]: [RUNNING, FAILED],
  [PENDING]: [],
  [RUNNING]: [PAUSED, COMPLETED, FAILED],
  [PAUSED]: [RUNNING, COMPLETED, FAILED],
  [COMPLETED]: [],
  [FAILED]: [],
};

/** Changes an experiment. Its members may; people and budget are the owner's. @throws FORBIDDEN, CONFLICT */
export async function updateExperiment(ctx: Context, input: UpdateExperimentInput): Promise<void> {
  const actor = actorOf(ctx);
  checkArtifacts(input);
  const people = input.collaboratorIds ? await collaboratorsOf(actor, input.collaboratorIds) : null;
  await transact(ctx, async (tx) => {
    const row = await find(tx, actor, input.experimentId);
    checkMay(row, actor, input);
    const change = { ...plainChanges(row, input), ...statusChanges(tx, row, input.status) };
    const budget = input.budget ? await budgetChanges(tx, actor, row, input.budget) : {};
    const members = people ? { members: [row.owner, ...people] } : {};
    await ExperimentModel.collection.updateOne(
      { _id: row._id },
      { $set: { ...change, ...budget, ...members, updatedAt: tx.at } } as never,
      { session: tx.session },
    );
    if (change['status'] === COMPLETED || change['status'] === FAILED)
      tx.emit(
        'experiment.finished',
        { experiment: row._id, owner: row.owner, type: row.type, status: change['status'] },
        actor.viewer.id,
      );
  });
}

async function find(tx: Tx, actor: Actor, id: Types.ObjectId): Promise<Experiment> {
  const row = await ExperimentModel.findById(id).session(tx.session).lean<Experiment>();
  if (!row || !canSeeExperiment(actor, row)) throw refuse.notFound('The experiment', 'experimentId');
  return row;
}

function checkMay(row: Experiment, { viewer }: Actor, input: UpdateExperimentInput): void {
  const research = row.type === ExperimentType.RESEARCH;
  const own = row.owner.equals(viewer.id);
  if (!research)
    for (const field of [
      'status',
      'category',
      'hypothesis',
      'methodology',
      'results',
      'budget',
      'estimatedCompletion',
    ] as const)
      if (input[field] != null)
        throw refuse.badInput(
          'This belongs to research experiments; name, description and tags can be changed here.',
          field,
        );
  if (!own && (input.collaboratorIds || input.budget?.allocated != null || input.budget?.currency != null))
    throw refuse.forbidden(
      'Collaborators and the allocated budget cannot be changed; only the owner may do it.',
      input.collaboratorIds ? 'collaboratorIds' : 'budget',
    );
}

function checkArtifacts({ results }: UpdateExperimentInput): void {
  for (const [index, { url }] of (results?.artifacts ?? []).entries()) {
    const why = whyNotPublicUrl(url);
    if (why) throw refuse.badInput(`The address of an artifact ${why}.`, `results.artifacts.${index}.url`);
  }
}

const given = (prefix: string, part: object | null | undefined): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(part ?? {}).flatMap(([key, value]) =>
      value == null ? [] : [[`${prefix}.${key}`, value as unknown]],
    ),
  );

function plainChanges(row: Experiment, input: UpdateExperimentInput): Record<string, unknown> {
  const { name, description, tags, category, hypothesis, methodology, results, estimatedCompletion } = input;
  return {
    ...(name == null ? {} : { name }),
    ...(description == null ? {} : { description }),
    ...(tags == null ? {} : { tags: uniqueTags(tags) }),
    ...(category == null ? {} : { category }),
    ...(hypothesis == null ? {} : { hypothesis }),
    ...(estimatedCompletion == null ? {} : { 'timeline.estimatedCompletion': estimatedCompletion }),
    ...given('methodology', methodology),
    ...(results ? { results: { artifacts: [], ...row.results, ...compacted(results) } } : {}),
  };
}

const compacted = (part: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value != null));

function statusChanges(tx: Tx, row: Experiment, status?: ExperimentStatus | null): Record<string, unknown> {
  if (status == null || status === row.status) return {};
  checkTransition(TRANSITIONS, row.status, status);
  return {
    status,
    ...(status === RUNNING && !row.timeline.startedAt ? { 'timeline.startedAt': tx.at } : {}),
    ...(status === COMPLETED ? { 'timeline.completedAt': tx.at } : {}),
  };
}

/** A new budget, never spent beyond what is allocated. What is set as spent is written down as a correction. */
async function budgetChanges(
  tx: Tx,
  actor: Actor,
  row: Experiment,
  { allocated, spent, currency }: Given<ExperimentBudget>,
): Promise<Record<string, unknown>> {
  const before = row.budget ?? { allocated: 0, spent: 0, currency: 'USD' };
  const after = {
    allocated: allocated ?? before.allocated,
    spent: spent ?? before.spent,
    currency: currency ?? before.currency,
  };
  if (after.spent > after.allocated) throw overspent(after.allocated, after.spent, 'budget');
  if (after.currency !== before.currency && before.spent > 0)
    throw refuse.conflict(
      'Money was spent in another currency; the currency can be changed before that only.',
      'budget.currency',
    );
  const amount = after.spent - before.spent;
  if (amount !== 0) await writeSpending(tx, row._id, actor.viewer.id, amount, 'Correction of the total');
  return { budget: after };
}

const overspent = (allocated: number, spent: number, field: string) =>
  refuse.conflict(
    `The budget would be overspent: ${spent} of ${allocated}; up to ${allocated} is allowed.`,
    field,
  );

async function writeSpending(
  tx: Tx,
  experiment: Types.ObjectId,
  user: Types.ObjectId,
  amount: number,
  note: string,
): Promise<void> {
  await ExperimentSpendingModel.create([{ experiment, user, amount, note, createdAt: tx.at }], {
    session: tx.session,
  });
}

/** What `recordExperimentSpending` takes. */
export interface SpendingInput {
  experimentId: Types.ObjectId;
  /** In minor units; negative gives back. */
  amount: number;
  note: string;
  clientId?: string | null;
}

/** Notes an expense. The budget is never overspent, however many are noted at once. @throws CONFLICT */
export async function recordSpending(ctx: Context, input: SpendingInput): Promise<void> {
  const actor = actorOf(ctx);
  const { experimentId, amount, note } = input;
  if (amount === 0) throw refuse.badInput('The amount is zero; other whole numbers are allowed.', 'amount');
  await transact(ctx, (tx) =>
    tx.once(actor.viewer.id, 'recordExperimentSpending', input.clientId, input, async () => {
      const row = await find(tx, actor, experimentId);
      if (!row.budget) throw refuse.conflict('The experiment has no budget; set one first.', 'experimentId');
      const { allocated, spent } = row.budget;
      const { matchedCount } = await ExperimentModel.collection.updateOne(
        {
          _id: row._id,
          $expr: {
            $and: [
              { $lte: [{ $add: ['$budget.spent', amount] }, '$budget.allocated'] },
              { $gte: [{ $add: ['$budget.spent', amount] }, 0] },
            ],
          },
        },
        { $inc: { 'budget.spent': amount }, $set: { updatedAt: tx.at } },
        { session: tx.session },
      );
      if (matchedCount === 0) throw overspent(allocated, spent + amount, 'amount');
      await writeSpending(tx, row._id, actor.viewer.id, amount, note);
      return { experiment: row._id };
    }),
  );
}
