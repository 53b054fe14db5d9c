import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  AIGenerationModel,
  GenerationStatus,
  UNFINISHED,
  type AIGeneration,
} from '../../models/studio/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { cancelWork } from '../system/index.js';
import { mediaProvider } from '../../integrations/generation/index.js';
import { costOf, GENERATION_WORK, generationLine } from './generate.js';
import { end, type Ending } from './settle.js';

/** Results that were made: these are charged, and no others. */
export const madeOf = ({ assets, text }: Pick<AIGeneration, 'assets' | 'text'>): number =>
  text === undefined ? assets.length : 1;

/** How a generation ends. What was made is charged, the rest goes back. */
export function ending(
  row: AIGeneration,
  to: GenerationStatus,
  at: Date,
  set: Partial<AIGeneration> = {},
  where: Record<string, unknown> = {},
): Ending {
  const { _id: id, user, type, startedAt } = row;
  const made = madeOf({ ...row, ...set });
  const line = generationLine(row);
  const seconds = startedAt ? Math.max(0, at.getTime() - startedAt.getTime()) / 1_000 : undefined;
  return {
    ...{ model: AIGenerationModel, id, from: UNFINISHED, to, where },
    set: {
      ...{ finishedAt: at, cost: costOf(row, made), ...set },
      ...(made > 0 ? { progress: 100 } : {}),
      ...(made > 0 && seconds !== undefined ? { generationTime: Math.round(seconds * 1_000) / 1_000 } : {}),
    },
    used: costOf(row, made),
    description: made === 0 ? `${line}: refund` : line,
    also: (tx) => void tx.emit('generation.finished', { generation: id, user, type, status: to }, user),
  };
}

const find = (tx: Tx, id: Types.ObjectId): Promise<AIGeneration | null> =>
  AIGenerationModel.findById(id).session(tx.session).lean<AIGeneration>();

/**
 * Cancels a generation that is not finished: what was made already stays and is charged, the rest goes back. A finished one
 * stays as it is.
 */
export async function cancelGeneration(ctx: Context, generationId: Types.ObjectId): Promise<void> {
  const { viewer } = actorOf(ctx);
  let jobs: string[] = [];
  let kind: 'image' | 'video' = 'image';
  const own = async (tx: Tx): Promise<AIGeneration> => {
    const row = await find(tx, generationId);
    if (!row?.user.equals(viewer.id)) throw refuse.notFound('The generation', 'generationId');
    return row;
  };
  const cancelled = await end(async (tx) => {
    const row = await own(tx);
    await cancelWork(tx, GENERATION_WORK, row._id);
    jobs = row.items.flatMap(({ job, state }) => (job && state === 'waiting' ? [job] : []));
    kind = row.type === 'video' ? 'video' : 'image';
    return ending(row, GenerationStatus.CANCELLED, tx.at);
  }, ctx);
  if (!cancelled) return;
  await ctx.topics.publish('generation', generationId.toHexString(), {}).catch(() => undefined);
  for (const job of jobs)
    await mediaProvider(kind)
      .cancel?.(job)
      .catch(() => undefined);
}

/** Fails a generation: for one whose time is over, or whose workers have given up. True for the one that ended it. */
export const failGeneration = (id: Types.ObjectId, errorMessage: string, overdue = false): Promise<boolean> =>
  end(async (tx) => {
    const row = await find(tx, id);
    if (!row) return null;
    const made = madeOf(row);
    const to = made > 0 ? GenerationStatus.PARTIAL : GenerationStatus.FAILED;
    await cancelWork(tx, GENERATION_WORK, id);
    return ending(row, to, tx.at, { errorMessage }, overdue ? { deadline: { $lte: tx.at } } : {});
  });
