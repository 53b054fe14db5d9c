import { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import type { AIModel } from '../../models/social/index.js';
import {
  AIGenerationModel,
  AIGenerationType,
  GenerationStatus,
  ItemState,
  UNFINISHED,
  type AIGeneration,
  type AIGenerationCost,
  type AIGenerationParameters,
} from '../../models/studio/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { enqueue, wakeWorkers } from '../system/index.js';
import { holdCharge } from './charge.js';
import { DEADLINES_MS, MODEL_PRICES, MOST_UNFINISHED, TEXT_PRICE, VIDEO_MODELS } from './prices.js';

/** The kind of work. */
export const GENERATION_WORK = 'ai-generation';

/** What `generate` takes. */
export interface GenerateInput {
  type: AIGenerationType;
  model?: AIModel | null;
  prompt: string;
  parameters?: { [K in keyof AIGenerationParameters]?: AIGenerationParameters[K] | null } | null;
  /** Number of results, images only. */
  count?: number | null;
  /** Whether the prompt shall be enhanced first. */
  enhancePrompt?: boolean | null;
  clientId?: string | null;
}

/** The generation that was requested. */
export type Requested = { generation: Types.ObjectId };

const RATIO = /^([1-9]\d?):([1-9]\d?)$/;

/** @throws BAD_USER_INPUT for what does not fit together */
function checkInput({ type, model, count, parameters }: GenerateInput): void {
  const isText = type === AIGenerationType.TEXT_ENHANCEMENT;
  if (isText && model != null)
    throw refuse.badInput('Text enhancement takes no model; the models of the chat are used.', 'model');
  if (!isText && model == null)
    throw refuse.badInput('The model is missing; an image or a video needs one.', 'model');
  if (model != null && VIDEO_MODELS.includes(model) !== (type === AIGenerationType.VIDEO)) {
    const wanted = type === AIGenerationType.VIDEO ? 'RUNWAY_GEN_2 and PIKA_LABS' : 'models for images';
    throw refuse.badInput(`This model does not make this type; ${wanted} are allowed.`, 'model');
  }
  if ((count ?? 1) > 1 && type !== AIGenerationType.IMAGE)
    throw refuse.badInput('Only images can be requested several at a time; 1 is allowed.', 'count');
  if (parameters?.aspectRatio != null && !RATIO.test(parameters.aspectRatio))
    throw refuse.badInput(
      'This is not an aspect ratio; two whole numbers such as 16:9 are allowed.',
      'parameters.aspectRatio',
    );
}

/** The price of one result. */
export const priceOf = (model: AIModel | null | undefined): AIGenerationCost =>
  model ? MODEL_PRICES[model] : TEXT_PRICE;

const times = ({ coins, credits }: AIGenerationCost, count: number): AIGenerationCost => ({
  coins: coins * count,
  credits: credits * count,
});

/** What some of the results cost. */
export const costOf = ({ unitCost }: Pick<AIGeneration, 'unitCost'>, count: number): AIGenerationCost =>
  times(unitCost, count);

/** Requests a generation: coins and credits are held, and a worker makes it. @throws INSUFFICIENT_FUNDS, RATE_LIMITED */
export async function generate(ctx: Context, input: GenerateInput): Promise<Requested> {
  const { viewer } = actorOf(ctx);
  checkInput(input);
  const requested = await transact(ctx, (tx) =>
    tx.once(viewer.id, 'generate', input.clientId, input, () => insertGeneration(tx, viewer.id, input)),
  );
  await wakeWorkers(ctx.topics, GENERATION_WORK);
  return requested;
}

/** What a generation is called in the ledger. */
export const generationLine = ({
  type,
  model,
}: Pick<AIGeneration, 'type'> & { model?: AIModel | null }): string =>
  type === AIGenerationType.TEXT_ENHANCEMENT
    ? 'AI text enhancement'
    : `AI ${type === AIGenerationType.VIDEO ? 'video' : 'image'} generation - ${model}`;

async function insertGeneration(tx: Tx, user: Types.ObjectId, input: GenerateInput): Promise<Requested> {
  const waiting = await AIGenerationModel.countDocuments(
    { user, status: { $in: [...UNFINISHED] } },
    { session: tx.session, limit: MOST_UNFINISHED },
  );
  if (waiting >= MOST_UNFINISHED) throw refuse.rateLimited(60);
  const { type, model, prompt, parameters, enhancePrompt } = input;
  const count = input.count ?? 1;
  const unitCost = priceOf(model);
  const cost = times(unitCost, count);
  const generation = new Types.ObjectId();
  const deadline = new Date(tx.at.getTime() + DEADLINES_MS[type]);
  await AIGenerationModel.create(
    [
      {
        ...{ _id: generation, user, type, prompt, count, cost, unitCost, deadline },
        ...(model ? { model } : {}),
        ...(enhancePrompt ? { enhance: true } : {}),
        parameters: Object.fromEntries(Object.entries(parameters ?? {}).filter(([, value]) => value != null)),
        status: GenerationStatus.PENDING,
        unfinished: true,
        items: Array.from({ length: count }, () => ({ state: ItemState.WAITING })),
        ...{ createdAt: tx.at, updatedAt: tx.at },
      },
    ],
    { session: tx.session },
  );
  await holdCharge(tx, {
    user,
    subject: generation,
    subjectType: 'AIGeneration',
    cost,
    deadline,
    description: generationLine({ type, model }),
  });
  await enqueue(tx, GENERATION_WORK, generation);
  tx.emit('generation.requested', { generation, user, type }, user);
  return { generation };
}
