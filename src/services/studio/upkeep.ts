import { sharedNow } from '../../lib/clock.js';
import {
  AIGenerationModel,
  CanvasGenerationModel,
  ExperimentModel,
  ExperimentStatus,
  GenerationStatus,
  type AIGeneration,
  type CanvasGeneration,
  type Experiment,
} from '../../models/studio/index.js';
import { CANVAS_LINE } from './finish-canvas-generation.js';
import { failGeneration, madeOf } from './finish-generation.js';
import { costOf, generationLine } from './generate.js';
import { failCanvasGeneration } from './run-canvas-generation.js';
import { failExperiment, labLine } from './run-lab.js';
import { sweepSettlements } from './settle.js';

const TOO_LONG = 'The generation took too long. Try again.';
const AT_ONCE = 200;

/** Fails what has run out of time, and settles what could not be settled when it ended. Returns the number of each. */
export async function tendStudio({
  signal,
}: {
  signal: AbortSignal;
}): Promise<{ overdue: number; settled: number }> {
  const overdue = { unfinished: true, deadline: { $lte: sharedNow() } };
  let failed = 0;
  for (const [model, fail] of [
    [AIGenerationModel, (id: AIGeneration['_id']) => failGeneration(id, TOO_LONG, true)],
    [CanvasGenerationModel, (id: AIGeneration['_id']) => failCanvasGeneration(id, TOO_LONG)],
    [
      ExperimentModel,
      (id: AIGeneration['_id']) => failExperiment(id, 'The experiment took too long. Try again.'),
    ],
  ] as const) {
    const rows = await model.collection.find(overdue, { limit: AT_ONCE, projection: { _id: 1 } }).toArray();
    for (const { _id } of rows) {
      if (signal.aborted) break;
      await fail(_id);
      failed += 1;
    }
  }
  const settled = [
    await sweepSettlements(
      AIGenerationModel,
      (row) => {
        const generation = row as unknown as AIGeneration;
        const made = madeOf(generation);
        const line = generationLine(generation);
        return {
          _id: generation._id,
          used: costOf(generation, made),
          description: made === 0 ? `${line}: refund` : line,
        };
      },
      signal,
    ),
    await sweepSettlements(
      CanvasGenerationModel,
      (row) => {
        const { _id, status, credits } = row as unknown as CanvasGeneration;
        const charged = status === GenerationStatus.COMPLETED || status === GenerationStatus.PARTIAL;
        return {
          _id,
          used: charged ? { credits } : {},
          description: charged ? CANVAS_LINE : `${CANVAS_LINE}: refund`,
        };
      },
      signal,
    ),
    await sweepSettlements(
      ExperimentModel,
      (row) => {
        const { _id, status, credits, type } = row as unknown as Experiment;
        const charged = status === ExperimentStatus.COMPLETED;
        return {
          _id,
          used: charged ? { credits } : {},
          description: charged ? labLine(type) : `${labLine(type)}: refund`,
        };
      },
      signal,
    ),
  ];
  return { overdue: failed, settled: settled.reduce((sum, count) => sum + count, 0) };
}
