import { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  CanvasGenerationModel,
  GenerationStatus,
  UNFINISHED,
  type CanvasGeneration,
} from '../../models/studio/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { enqueue, wakeWorkers } from '../system/index.js';
import { canvasFor, projectOf } from './canvas-access.js';
import { holdCharge } from './charge.js';
import { CANVAS_LINE, CANVAS_WORK, cancelCanvasGenerationIn } from './finish-canvas-generation.js';
import { CANVAS_CREDITS, DEADLINES_MS, MOST_UNFINISHED } from './prices.js';

/** What `generateCanvas` takes. */
export interface GenerateCanvasInput {
  projectId: Types.ObjectId;
  prompt: string;
  clientId?: string | null;
}

/** The generation that was started. */
export type StartedCanvasGeneration = { generation: Types.ObjectId };

/** Starts the generation of files from a prompt. @throws FORBIDDEN, CONFLICT, INSUFFICIENT_FUNDS */
export async function generateCanvas(
  ctx: Context,
  input: GenerateCanvasInput,
): Promise<StartedCanvasGeneration> {
  const actor = actorOf(ctx);
  const by = actor.viewer.id;
  const started = await transact(ctx, (tx) =>
    tx.once(by, 'generateCanvas', input.clientId, input, async () => {
      const { _id: project } = await canvasFor(tx, actor, input.projectId, 'edit');
      const waiting = await CanvasGenerationModel.countDocuments(
        { requestedBy: by, status: { $in: [...UNFINISHED] } },
        { session: tx.session, limit: MOST_UNFINISHED },
      );
      if (waiting >= MOST_UNFINISHED) throw refuse.rateLimited(60);
      const generation = new Types.ObjectId();
      const deadline = new Date(tx.at.getTime() + DEADLINES_MS.canvas);
      await CanvasGenerationModel.create(
        [
          {
            ...{ _id: generation, project, requestedBy: by, prompt: input.prompt, deadline },
            ...{ status: GenerationStatus.PENDING, unfinished: true, credits: CANVAS_CREDITS },
            ...{ createdAt: tx.at, updatedAt: tx.at },
          },
        ],
        { session: tx.session },
      );
      const charge = { user: by, subject: generation, deadline, description: CANVAS_LINE };
      await holdCharge(tx, { ...charge, subjectType: 'CanvasGeneration', cost: { credits: CANVAS_CREDITS } });
      await enqueue(tx, CANVAS_WORK, generation);
      const status = GenerationStatus.PENDING;
      tx.emit('canvas.generation-changed', { project, generation, by, status }, by);
      return { generation };
    }),
  );
  await wakeWorkers(ctx.topics, CANVAS_WORK);
  return started;
}

/** Cancels a generation that is not finished; a finished one stays as it is. */
export async function cancelCanvasGeneration(ctx: Context, generationId: Types.ObjectId): Promise<void> {
  const actor = actorOf(ctx);
  await transact(ctx, async (tx) => {
    const row = await CanvasGenerationModel.findById(generationId)
      .session(tx.session)
      .lean<CanvasGeneration>();
    await projectOf(actor, row, 'The generation', 'generationId');
    await canvasFor(tx, actor, row!.project, 'edit', { archived: true, field: 'generationId' });
    await cancelCanvasGenerationIn(tx, row!, actor.viewer.id);
  });
}
