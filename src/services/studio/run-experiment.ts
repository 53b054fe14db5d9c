import { randomInt } from 'node:crypto';
import { finish } from '../../events/finish.js';
import { mediaProvider } from '../../integrations/generation/index.js';
import { storage } from '../../integrations/storage/index.js';
import { sharedNow } from '../../lib/clock.js';
import { AIModel } from '../../models/social/index.js';
import {
  ExperimentModel,
  ExperimentStatus,
  ExperimentType,
  type BattleAnswer,
  type Experiment,
  type ExperimentUsage,
} from '../../models/studio/index.js';
import type { WorkOutcome, WorkRun } from '../system/index.js';
import { identityLeaked } from './identity-leak.js';
import { LAB_KINDS, type LabKind } from './lab-kinds.js';
import { battleAnswer } from './offline-lab.js';
import { failExperiment, labEnding } from './run-lab.js';
import { end } from './settle.js';
import { dropMedia, keepMedia, MediaProblem, storeMedia } from './store-media.js';
import { textModel, type Served } from './text-model.js';

const MOST_TOKENS = 4_000;
const RETRY_MS = 4_000;
const MOST_RUNS = 3;
const AWAY = 'No AI provider could answer. Try again later.';

/** What a run has brought: fields of the experiment, or why there are none. */
type Brought =
  | { set: Record<string, unknown>; usage: ExperimentUsage; upload?: Experiment['upload'] }
  | { again: true }
  | { failed: string };

type Run = Pick<WorkRun, 'item' | 'signal'>;

/** Runs one experiment: at-least-once, guarded by the fence of the work item. */
export async function runLabExperiment({ item, signal }: Run): Promise<WorkOutcome> {
  const { subject: id, fence, attempts } = item;
  const startedAt = sharedNow();
  const taken = await finish(null, ExperimentModel, id, {
    from: [ExperimentStatus.PENDING, ExperimentStatus.RUNNING],
    to: ExperimentStatus.RUNNING,
    set: { fence, 'timeline.startedAt': startedAt, updatedAt: startedAt },
    where: { fence: { $lt: fence }, unfinished: true },
  });
  const row = taken ? await ExperimentModel.findById(id).lean<Experiment>() : null;
  if (!row) return 'done';
  const brought = await bring(row, signal);
  signal.throwIfAborted();
  if ('again' in brought) {
    if (attempts < MOST_RUNS) return { retryInMs: RETRY_MS * attempts };
    await failExperiment(id, AWAY);
    return 'done';
  }
  if ('failed' in brought) {
    await failExperiment(id, brought.failed);
    return 'done';
  }
  const { set, usage, upload } = brought;
  const durationMs = Math.max(0, sharedNow().getTime() - startedAt.getTime());
  const ended = await end(async (tx) => {
    const mine = await ExperimentModel.exists({ _id: id, fence, unfinished: true }).session(tx.session);
    if (!mine) return null;
    if (upload) await keepMedia(tx, [upload], 'Experiment', id);
    return labEnding(
      row,
      ExperimentStatus.COMPLETED,
      tx.at,
      { ...set, usage: { ...usage, durationMs } },
      { fence },
    );
  });
  if (!ended && upload) await dropMedia(upload);
  return 'done';
}

function bring(row: Experiment, signal: AbortSignal): Promise<Brought> {
  if (row.type === ExperimentType.BATTLE_ARENA) return battle(row, signal);
  const kind = LAB_KINDS[row.type];
  return kind ? structured(row, kind, signal) : draw(row, signal);
}

const usageOf = (all: readonly Served[]): ExperimentUsage => ({
  tokens: all.reduce((sum, { tokens }) => sum + tokens, 0),
  cost: all.reduce((sum, { costMicros }) => sum + costMicros, 0),
  provider: [...new Set(all.map(({ provider }) => provider))].join(', '),
  model: [...new Set(all.map(({ model }) => model))].join(', '),
});

async function structured(row: Experiment, kind: LabKind, signal: AbortSignal): Promise<Brought> {
  const input = row.input as never;
  const { object, served } = await textModel().object({
    ...{
      purpose: 'experiment',
      user: row.owner,
      subject: row._id,
      system: kind.system,
      prompt: kind.prompt(input),
    },
    ...{ schema: kind.output, maxTokens: MOST_TOKENS, signal, offline: () => kind.offline(input) },
  });
  if (object === null) return { again: true };
  return { set: { output: object }, usage: usageOf([served]) };
}

/** Two models answer the same; which of them is A is left to chance, so that the order of the input tells nothing. */
async function battle(row: Experiment, signal: AbortSignal): Promise<Brought> {
  const { prompt, models: wanted } = row.input as { prompt: string; models?: string[] };
  const models = wanted ?? someModels();
  if (models.length < 2) return { failed: 'A battle needs two different models, and fewer are available.' };
  const order = randomInt(2) === 0 ? [0, 1] : [1, 0];
  const answers: BattleAnswer[] = [];
  const served: Served[] = [];
  for (const place of order) {
    const answer = await textModel().text({
      ...{ purpose: 'experiment', user: row.owner, subject: row._id, model: models[place]!, prompt, signal },
      system: 'Answer the question in up to 300 words. Do not say which model you are or who made you.',
      maxTokens: 1_000,
      offline: () => battleAnswer(prompt, place as 0 | 1),
    });
    if (answer.text === null) return { again: true };
    const offline = answer.served.provider === 'offline';
    // What the built-in samples say must not count for a real model.
    const model = offline
      ? `offline/sample-${place + 1}`
      : `${answer.served.provider}/${answer.served.model}`;
    answers.push({ model, text: answer.text });
    served.push(answer.served);
  }
  if (answers[0]!.model === answers[1]!.model)
    return { failed: 'Both answers came from the same model; a battle needs two different ones.' };
  return {
    set: { answers, identityLeaked: answers.some(({ model, text }) => identityLeaked(model, text)) },
    usage: usageOf(served),
  };
}

/** Two of the available models by chance. */
function someModels(): string[] {
  const all = textModel().models();
  if (all.length === 0) return ['offline/sample-1', 'offline/sample-2'];
  const first = all.splice(randomInt(all.length), 1);
  return all.length === 0 ? first : [...first, all[randomInt(all.length)]!];
}

async function draw(row: Experiment, signal: AbortSignal): Promise<Brought> {
  const { prompt, style, aspectRatio } = row.input as {
    prompt: string;
    style?: string;
    aspectRatio?: string;
  };
  const art = row.type === ExperimentType.NEURAL_ART;
  const provider = mediaProvider('image');
  const step = await provider.submit({
    key: `${row._id.toHexString()}:0:0`,
    ...{ kind: 'image', index: 0, model: AIModel.STABLE_DIFFUSION_XL, prompt, signal },
    parameters: {
      ...(style ? { style } : art ? { style: 'expressive painting' } : {}),
      ...(aspectRatio ? { aspectRatio } : {}),
    },
  });
  if (step.state === 'failed') return { failed: step.message };
  if (step.state !== 'done') return { again: true };
  try {
    const { upload, key, thumbnailKey, width, height } = await storeMedia(row.owner, step.file, 'image');
    const thumbnailUrl = thumbnailKey ? storage().urlOf(thumbnailKey) : null;
    const output = {
      url: storage().urlOf(key),
      thumbnailUrl,
      width,
      height,
      prompt,
      ...(style ? { style } : {}),
    };
    return { set: { output, upload }, usage: { provider: provider.name }, upload };
  } catch (error) {
    if (!(error instanceof MediaProblem)) throw error;
    return { failed: 'The result of the provider could not be used. Try again.' };
  }
}
