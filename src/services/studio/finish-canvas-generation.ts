import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import {
  CanvasGenerationModel,
  GenerationStatus,
  UNFINISHED,
  type CanvasGeneration,
} from '../../models/studio/index.js';
import { cancelWork } from '../system/index.js';
import { endIn, type Ending } from './settle.js';

/** The kind of work. */
export const CANVAS_WORK = 'canvas-generation';

/** What a canvas generation is called in the ledger. */
export const CANVAS_LINE = 'Canvas generation';

/** How a canvas generation ends. Only success is charged. */
export function canvasEnding(
  { _id: id, project, credits }: Pick<CanvasGeneration, '_id' | 'project' | 'credits'>,
  to: GenerationStatus,
  by: Types.ObjectId,
  set: Record<string, unknown> = {},
  where: Record<string, unknown> = {},
): Ending {
  const charged = to === GenerationStatus.COMPLETED || to === GenerationStatus.PARTIAL;
  return {
    ...{ model: CanvasGenerationModel, id, from: UNFINISHED, to, set, where },
    used: charged ? { credits } : {},
    description: charged ? CANVAS_LINE : `${CANVAS_LINE}: refund`,
    also: (tx) => void tx.emit('canvas.generation-changed', { project, generation: id, by, status: to }, by),
  };
}

/** Cancels an unfinished generation and gives its credits back. True if it was unfinished. */
export async function cancelCanvasGenerationIn(
  tx: Tx,
  generation: Pick<CanvasGeneration, '_id' | 'project' | 'credits'>,
  by: Types.ObjectId,
): Promise<boolean> {
  await cancelWork(tx, CANVAS_WORK, generation._id);
  return endIn(tx, canvasEnding(generation, GenerationStatus.CANCELLED, by));
}
