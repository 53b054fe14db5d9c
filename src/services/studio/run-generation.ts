import { finish } from '../../events/finish.js';
import { transact } from '../../events/transact.js';
import {
  mediaProvider,
  MESSAGES,
  type MediaFile,
  type MediaProvider,
  type MediaRequest,
  type MediaStep,
} from '../../integrations/generation/index.js';
import { sharedNow } from '../../lib/clock.js';
import {
  AIGenerationModel,
  AIGenerationType,
  GenerationStatus,
  ItemState,
  UNFINISHED,
  type AIGeneration,
  type GenerationItem,
} from '../../models/studio/index.js';
import type { WorkOutcome, WorkRun } from '../system/index.js';
import { enhanceText } from './enhance-text.js';
import { ending, failGeneration, madeOf } from './finish-generation.js';
import { end } from './settle.js';
import { dropMedia, keepMedia, MediaProblem, storeMedia } from './store-media.js';

/** How often one result is tried again after a definite failure of the provider. */
const MOST_FAILURES = 3;
const POLL_MS = 4_000;
const RETRY_MS = 3_000;

type Run = Pick<WorkRun, 'item' | 'signal' | 'topics'>;

/** One generation at work: all writes carry the fence, so a worker that lost its lease changes nothing. */
class Job {
  readonly mine: Record<string, unknown>;

  constructor(
    public row: AIGeneration,
    readonly run: Run,
  ) {
    this.mine = { _id: row._id, fence: run.item.fence, status: GenerationStatus.PROCESSING };
  }

  /** Changes the row as long as it is this worker's. */
  async update(change: Record<string, unknown>, where: Record<string, unknown> = {}): Promise<boolean> {
    const row = await AIGenerationModel.findOneAndUpdate(
      { ...this.mine, ...where },
      { ...change, $set: { ...(change['$set'] as object), updatedAt: sharedNow() } },
      { returnDocument: 'after' },
    ).lean<AIGeneration>();
    if (!row) return false;
    this.row = row;
    await this.tell();
    return true;
  }

  /** Tells those who look on. */
  tell(): Promise<void> {
    return this.run.topics.publish('generation', this.row._id.toHexString(), {}).catch(() => undefined);
  }

  /** The first result that is neither made nor given up. */
  get next(): number {
    return this.row.items.findIndex(({ state }) => state === ItemState.WAITING);
  }
}

/** Makes the results of one generation: at-least-once, guarded by the fence of the work item. */
export async function runGeneration(run: Run): Promise<WorkOutcome> {
  const { subject: id, fence } = run.item;
  const at = sharedNow();
  const before = await AIGenerationModel.findById(id, { startedAt: 1, deadline: 1 }).lean<AIGeneration>();
  if (!before) return 'done';
  if (before.deadline.getTime() <= at.getTime()) {
    await failGeneration(id, 'The generation took too long. Try again.', true);
    return 'done';
  }
  const taken = await finish(null, AIGenerationModel, id, {
    from: UNFINISHED,
    to: GenerationStatus.PROCESSING,
    set: { fence, startedAt: before.startedAt ?? at, updatedAt: at },
    where: { fence: { $lt: fence } },
  });
  const row = taken ? await AIGenerationModel.findById(id).lean<AIGeneration>() : null;
  if (!row) return 'done';
  const job = new Job(row, run);
  await job.tell();
  const outcome = row.type === AIGenerationType.TEXT_ENHANCEMENT ? await makeText(job) : await makeMedia(job);
  await job.tell();
  return outcome;
}

async function makeText(job: Job): Promise<WorkOutcome> {
  const { row, run } = job;
  await job.update({ $inc: { attempts: 1 }, $set: { progress: 10 } });
  const { text, provider } = await enhanceText(row, run.signal);
  run.signal.throwIfAborted();
  if (text === null) {
    if (job.row.attempts < MOST_FAILURES) return { retryInMs: RETRY_MS * job.row.attempts };
    await close(job, { errorMessage: 'No AI provider could answer. Try again later.', provider });
    return 'done';
  }
  await close(job, { text, enhancedPrompt: text.slice(0, 8_000), provider });
  return 'done';
}

/** Ends the generation by what was made. */
async function close(job: Job, set: Partial<AIGeneration> = {}): Promise<void> {
  const { fence } = job.run.item;
  await end(async (tx) => {
    const row = await AIGenerationModel.findOne(job.mine).session(tx.session).lean<AIGeneration>();
    if (!row) return null;
    const made = madeOf({ ...row, ...set });
    const to =
      made === 0
        ? GenerationStatus.FAILED
        : made < row.count
          ? GenerationStatus.PARTIAL
          : GenerationStatus.COMPLETED;
    const error = row.items.find(({ error: why }) => why)?.error;
    const message = to !== GenerationStatus.COMPLETED && error ? { errorMessage: error } : {};
    return ending(row, to, tx.at, { ...message, ...set }, { fence });
  });
}

async function makeMedia(job: Job): Promise<WorkOutcome> {
  if (job.row.enhance && !job.row.enhancedPrompt) {
    const { text } = await enhanceText(job.row, job.run.signal);
    if (text !== null && !(await job.update({ $set: { enhancedPrompt: text.slice(0, 4_000) } })))
      return 'done';
  }
  for (;;) {
    const index = job.next;
    if (index < 0) break;
    job.run.signal.throwIfAborted();
    const outcome = await makeOne(job, index);
    if (outcome === 'lost') return 'done';
    if (outcome !== null) return outcome;
  }
  await close(job);
  return 'done';
}

/** One look at one result. Null where it is decided, `lost` where the generation is no longer this worker's. */
async function makeOne(job: Job, index: number): Promise<WorkOutcome | 'lost' | null> {
  const kind = job.row.type === AIGenerationType.VIDEO ? 'video' : 'image';
  const provider = mediaProvider(kind);
  const request = requestOf(job, index, kind);
  const step = await look(job, provider, request, index);
  if (step === 'lost') return 'lost';
  switch (step.state) {
    case 'done':
      return keep(job, index, step.file, kind);
    case 'failed':
      return (await giveUp(job, index, step.message)) ? null : 'lost';
    case 'running': {
      const share = (index + (step.progress ?? 0) / 100) / job.row.count;
      const progress = Math.max(job.row.progress, Math.min(95, Math.round(share * 100)));
      const noted = await job.update({ $set: { [`items.${index}.job`]: step.job, progress } });
      return noted ? { retryInMs: POLL_MS } : 'lost';
    }
    case 'unknown':
      return { retryInMs: step.retryAfterMs };
  }
}

async function look(
  job: Job,
  provider: MediaProvider,
  request: MediaRequest,
  index: number,
): Promise<MediaStep | 'lost'> {
  const item = job.row.items[index]!;
  if (item.job && provider.poll) return provider.poll(item.job, request);
  const noted = await job.update({
    $inc: { attempts: 1 },
    $set: { provider: provider.name, [`items.${index}.provider`]: provider.name },
  });
  return noted ? provider.submit(request) : 'lost';
}

function requestOf({ row, run }: Job, index: number, kind: 'image' | 'video'): MediaRequest {
  const { failures } = row.items[index] as GenerationItem;
  return {
    // A worker that takes over submits under the same key; only after a definite failure there is a new one.
    key: `${row._id.toHexString()}:${index}:${failures}`,
    ...{
      kind,
      index,
      model: row.model!,
      prompt: row.enhancedPrompt ?? row.prompt,
      parameters: row.parameters,
    },
    signal: run.signal,
  };
}

/** Notes a failure; after some, the result is given up. False where the generation is no longer this worker's. */
function giveUp(job: Job, index: number, message: string): Promise<boolean> {
  const failures = job.row.items[index]!.failures + 1;
  const final = failures >= MOST_FAILURES || message === MESSAGES.refused;
  return job.update({
    $set: {
      [`items.${index}.failures`]: failures,
      [`items.${index}.error`]: message,
      ...(final ? { [`items.${index}.state`]: ItemState.FAILED } : {}),
    },
    $unset: { [`items.${index}.job`]: '' },
  });
}

/**
 * Copies a result into the storage and adds it, on the condition that it is still wanted; otherwise nothing of it stays. A
 * result counts as made only when its bytes are ours: addresses of providers end.
 */
async function keep(
  job: Job,
  index: number,
  file: MediaFile,
  kind: 'image' | 'video',
): Promise<WorkOutcome | 'lost' | null> {
  let asset;
  try {
    asset = await storeMedia(job.row.user, file, kind);
  } catch (error) {
    if (!(error instanceof MediaProblem)) throw error;
    return (await giveUp(job, index, MESSAGES.unreadable)) ? null : 'lost';
  }
  const wanted = await transact(null, async (tx) => {
    const made = job.row.items.filter(({ state }) => state === ItemState.DONE).length + 1;
    const { matchedCount } = await AIGenerationModel.collection.updateOne(
      { ...job.mine, [`items.${index}.state`]: ItemState.WAITING },
      {
        $push: { assets: asset },
        $set: {
          [`items.${index}.state`]: ItemState.DONE,
          progress: Math.round((made / job.row.count) * 100),
          updatedAt: tx.at,
        },
        $unset: { [`items.${index}.error`]: '' },
      } as never,
      { session: tx.session },
    );
    if (matchedCount === 1) await keepMedia(tx, [asset.upload], 'AIGeneration', job.row._id);
    return matchedCount === 1;
  });
  if (!wanted) await dropMedia(asset.upload);
  const row = await AIGenerationModel.findOne(job.mine).lean<AIGeneration>();
  if (!row) return 'lost';
  job.row = row;
  await job.tell();
  return null;
}
