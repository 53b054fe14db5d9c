import { Types } from 'mongoose';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import { lengthOf } from '../../lib/text.js';
import type { Context } from '../../loaders/context.js';
import {
  ExperimentModel,
  ExperimentStatus,
  ExperimentType,
  MOST_RESEARCHERS,
  type Experiment,
  type ExperimentCategory,
  type ExperimentMethodology,
} from '../../models/studio/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from '../social/index.js';
import { cancelWork, detachUploads, enqueue, nextNumber, wakeWorkers } from '../system/index.js';
import { holdCharge } from './charge.js';
import { uniqueTags } from './create-canvas.js';
import { inputSchema } from './lab-kinds.js';
import { DEADLINES_MS, EXPERIMENT_CREDITS, MOST_UNFINISHED } from './prices.js';
import { end, type Ending } from './settle.js';
import { textModel } from './text-model.js';

/** The kind of work. */
export const EXPERIMENT_WORK = 'lab-experiment';
const LONGEST_INPUT = 20_000;
const UNFINISHED_RUNS = [ExperimentStatus.PENDING, ExperimentStatus.RUNNING];

/** What `runExperiment` takes. */
export interface RunExperimentInput {
  type: ExperimentType;
  name: string;
  description?: string | null;
  input?: Record<string, unknown> | null;
  tags?: readonly string[] | null;
  category?: ExperimentCategory | null;
  hypothesis?: string | null;
  methodology?: { [K in keyof ExperimentMethodology]?: ExperimentMethodology[K] | null } | null;
  budget?: { allocated?: number | null; currency?: string | null } | null;
  collaboratorIds?: readonly Types.ObjectId[] | null;
  estimatedCompletion?: Date | null;
  clientId?: string | null;
}

/** The experiment that was created. */
export type CreatedExperiment = { experiment: Types.ObjectId };

/** Where bulk callers set id and time themselves. */
export interface ExperimentOrigin {
  id?: Types.ObjectId;
  at?: Date;
}

/** Runs an experiment on the platform, or sets up a research experiment. @throws BAD_USER_INPUT, INSUFFICIENT_FUNDS */
export async function runExperiment(
  ctx: Context,
  input: RunExperimentInput,
  origin: ExperimentOrigin = {},
): Promise<CreatedExperiment> {
  const actor = actorOf(ctx);
  return orEarlier(actor.viewer.id, 'runExperiment', input.clientId, input, async () => {
    const checked = checkLabInput(input);
    const people = await collaboratorsOf(actor, input.collaboratorIds ?? []);
    // Before the transaction: the counter is one document for everybody.
    const number = await nextNumber('EXP', origin.at ?? sharedNow());
    const created = await transact(ctx, (tx) =>
      tx.once(actor.viewer.id, 'runExperiment', input.clientId, input, () =>
        insertExperiment(tx, actor.viewer.id, input, { checked, people, number, ...origin }),
      ),
    );
    if (input.type !== ExperimentType.RESEARCH) await wakeWorkers(ctx.topics, EXPERIMENT_WORK);
    return created;
  });
}

/** The input as the type's schema reads it. @throws BAD_USER_INPUT naming the field */
function checkLabInput({
  type,
  input,
  category,
  hypothesis,
  methodology,
  budget,
}: RunExperimentInput): Record<string, unknown> {
  const research = type === ExperimentType.RESEARCH;
  if (research && category == null)
    throw refuse.badInput('The category is missing; a research experiment needs one.', 'category');
  const foreign = research
    ? null
    : Object.entries({ category, hypothesis, methodology, budget }).find(([, value]) => value != null);
  if (foreign)
    throw refuse.badInput('This belongs to research experiments; other types take an input.', foreign[0]);
  if (lengthOf(JSON.stringify(input ?? {})) > LONGEST_INPUT)
    throw refuse.badInput(
      `The input is too long; up to ${LONGEST_INPUT} characters of JSON are allowed.`,
      'input',
    );
  const parsed = inputSchema(type).safeParse(input ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue!.path.map(String).join('.');
    throw refuse.badInput(
      `The input does not fit this type: ${path ? `${path}: ` : ''}${issue!.message}.`,
      path ? `input.${path}` : 'input',
    );
  }
  const value = parsed.data as Record<string, unknown>;
  const known = textModel().models();
  const models = (value['models'] ?? []) as string[];
  const unknown = known.length === 0 ? undefined : models.find((model) => !textModel().has(model));
  if (unknown)
    throw refuse.badInput(
      `The model ${unknown} is not available; allowed are for example ${known.join(', ')}.`,
      'input.models',
    );
  return value;
}

/** People who shall see an experiment. @throws NOT_FOUND */
export async function collaboratorsOf(
  actor: Actor,
  ids: readonly Types.ObjectId[],
): Promise<Types.ObjectId[]> {
  const others = [...new Map(ids.map((id) => [id.toHexString(), id])).values()].filter(
    (id) => !id.equals(actor.viewer.id),
  );
  if (others.length > MOST_RESEARCHERS)
    throw refuse.badInput(
      `There are too many collaborators; up to ${MOST_RESEARCHERS} are allowed.`,
      'collaboratorIds',
    );
  for (const user of await actor.loaders.user.loadMany(others))
    if (!user || !(await canSeeUser(actor, user))) throw refuse.notFound('A collaborator', 'collaboratorIds');
  return others;
}

interface Prepared extends ExperimentOrigin {
  checked: Record<string, unknown>;
  people: Types.ObjectId[];
  number: string;
}

const without = (part: object | null | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value != null));

async function insertExperiment(
  tx: Tx,
  owner: Types.ObjectId,
  input: RunExperimentInput,
  { checked, people, number, id: experiment = new Types.ObjectId(), at = tx.at }: Prepared,
): Promise<CreatedExperiment> {
  const { type, name, description, tags, category, hypothesis, methodology, budget, estimatedCompletion } =
    input;
  const research = type === ExperimentType.RESEARCH;
  const credits = EXPERIMENT_CREDITS[type];
  const deadline = new Date(tx.at.getTime() + DEADLINES_MS.experiment);
  if (!research) {
    const waiting = await ExperimentModel.countDocuments(
      { members: owner, status: { $in: UNFINISHED_RUNS }, owner, unfinished: true },
      { session: tx.session, limit: MOST_UNFINISHED },
    );
    if (waiting >= MOST_UNFINISHED) throw refuse.rateLimited(60);
  }
  await ExperimentModel.create(
    [
      {
        ...{ _id: experiment, number, owner, members: [owner, ...people], type, name, input: checked },
        ...without({ description: description || null, category, hypothesis: hypothesis || null }),
        ...(methodology ? { methodology: without(methodology) } : {}),
        ...(budget
          ? { budget: { allocated: budget.allocated ?? 0, spent: 0, currency: budget.currency ?? 'USD' } }
          : {}),
        timeline: estimatedCompletion ? { estimatedCompletion } : {},
        tags: uniqueTags(tags ?? []),
        status: research ? ExperimentStatus.PLANNING : ExperimentStatus.PENDING,
        ...(research ? {} : { credits, unfinished: true, deadline }),
        ...{ createdAt: at, updatedAt: at },
      },
    ],
    { session: tx.session },
  );
  if (!research) {
    await holdCharge(tx, {
      user: owner,
      subject: experiment,
      subjectType: 'Experiment',
      cost: { credits },
      deadline,
      description: labLine(type),
    });
    await enqueue(tx, EXPERIMENT_WORK, experiment);
  }
  tx.emit('experiment.created', { experiment, owner, type }, owner);
  return { experiment };
}

/** What a run is called in the ledger. */
export const labLine = (type: ExperimentType): string => `Lab experiment - ${type}`;

/** How a run ends. Only a completed one is charged. */
export function labEnding(
  row: Experiment,
  to: ExperimentStatus.COMPLETED | ExperimentStatus.FAILED,
  at: Date,
  set: Record<string, unknown> = {},
  where: Record<string, unknown> = {},
): Ending {
  const { _id: id, owner, type, credits } = row;
  const completed = to === ExperimentStatus.COMPLETED;
  return {
    ...{ model: ExperimentModel, id, from: UNFINISHED_RUNS, to },
    where: { ...where, unfinished: true },
    set: { ...set, ...(completed ? { 'timeline.completedAt': at } : {}) },
    used: completed ? { credits } : {},
    description: completed ? labLine(type) : `${labLine(type)}: refund`,
    also: (tx) => void tx.emit('experiment.finished', { experiment: id, owner, type, status: to }, owner),
  };
}

/** Fails a run. True for the one that ended it. */
export const failExperiment = (
  id: Types.ObjectId,
  errorMessage = 'The experiment failed. Try again.',
): Promise<boolean> =>
  end(async (tx) => {
    const row = await ExperimentModel.findById(id).session(tx.session).lean<Experiment>();
    if (!row?.unfinished) return null;
    await cancelWork(tx, EXPERIMENT_WORK, id);
    return labEnding(row, ExperimentStatus.FAILED, tx.at, { errorMessage });
  });

/** Stops a run and gives its credits back. A finished one stays as it is. @throws NOT_FOUND, FORBIDDEN */
export async function cancelExperiment(ctx: Context, experimentId: Types.ObjectId): Promise<void> {
  const row = await ownExperiment(ctx, experimentId);
  if (row.unfinished) await failExperiment(row._id, 'The user cancelled the experiment.');
}

/** Deletes an experiment. @throws NOT_FOUND, FORBIDDEN, CONFLICT for a running one */
export async function deleteExperiment(ctx: Context, experimentId: Types.ObjectId): Promise<void> {
  const row = await ownExperiment(ctx, experimentId);
  if (row.unfinished) throw refuse.conflict('The experiment runs; cancel it first.', 'experimentId');
  await transact(ctx, async (tx) => {
    await detachUploads(tx, row._id);
    await ExperimentModel.collection.deleteOne({ _id: row._id, settlement: { $ne: 'pending' } } as never, {
      session: tx.session,
    });
  });
}

async function ownExperiment(ctx: Context, id: Types.ObjectId): Promise<Experiment> {
  const { viewer } = actorOf(ctx);
  const row = await ctx.loaders.experiment.load(id);
  if (!row?.members.some((member) => member.equals(viewer.id)))
    throw refuse.notFound('The experiment', 'experimentId');
  if (!row.owner.equals(viewer.id))
    throw refuse.forbidden(
      'This is not allowed; only the owner of the experiment may do it.',
      'experimentId',
    );
  return row;
}
