import type { Types } from 'mongoose';
import { finish } from '../../events/finish.js';
import { sharedNow } from '../../lib/clock.js';
import type { Tx } from '../../events/transact.js';
import {
  CanvasFileModel,
  CanvasFileType,
  CanvasFileVersionModel,
  CanvasGenerationModel,
  CanvasProjectModel,
  CanvasStatus,
  GenerationStatus,
  roleIn,
  CanvasRole,
  UNFINISHED,
  type CanvasFile,
  type CanvasGeneration,
  type CanvasProject,
} from '../../models/studio/index.js';
import { ErrorCode, Refusal } from '../../schema/errors.js';
import type { WorkOutcome, WorkRun } from '../system/index.js';
import { sizeOf } from './canvas-content.js';
import { canvasEnding, CANVAS_WORK } from './finish-canvas-generation.js';
import { offlineFiles } from './offline-canvas.js';
import { parseAnswer, type AnswerFile } from './parse-answer.js';
import { putFile } from './put-file.js';
import { end } from './settle.js';
import { textModel, type Served } from './text-model.js';

/** Characters of existing files that the model is shown. */
const MOST_CONTEXT = 60_000;
const MOST_TOKENS = 16_000;

const SYSTEM = `You write small websites. Answer with complete files only. Each file is one fenced code block, with the
path of the file on the line before the block, for example:

index.html
\`\`\`html
…
\`\`\`

Use relative paths. Use no external resources. Repeat every file that you change in full, and leave out the others.`;

/** Makes the files of one generation: at-least-once, guarded by the fence of the work item. */
export async function runCanvasGeneration({
  item,
  signal,
}: Pick<WorkRun, 'item' | 'signal'>): Promise<WorkOutcome> {
  const { subject: id, fence } = item;
  const startedAt = sharedNow();
  const taken = await finish(null, CanvasGenerationModel, id, {
    from: UNFINISHED,
    to: GenerationStatus.PROCESSING,
    set: { fence, startedAt, updatedAt: startedAt },
    where: { fence: { $lt: fence } },
  });
  const row = taken ? await CanvasGenerationModel.findById(id).lean<CanvasGeneration>() : null;
  if (!row) return 'done';
  const project = await CanvasProjectModel.findById(row.project).lean<CanvasProject>();
  if (!project) return 'done';
  const bases = await CanvasFileModel.find({ project: project._id }).lean<CanvasFile[]>();
  const { text, cutOff, served } = await textModel().text({
    purpose: 'canvas',
    user: row.requestedBy,
    subject: id,
    system: SYSTEM,
    prompt: await promptOf(project, bases, row.prompt),
    maxTokens: MOST_TOKENS,
    signal,
    offline: () => offlineFiles(row.prompt, project.settings),
  });
  signal.throwIfAborted();
  if (text === null)
    return fail(row, fence, served, 'No AI provider could answer. Try again later.', startedAt);
  const { files, problem } = parseAnswer(text);
  if (!files)
    return fail(row, fence, served, cutOff ? 'The answer was too long and was cut off.' : problem, startedAt);
  await store(row, fence, files, bases, served, startedAt);
  return 'done';
}

/** The prompt with the files that the project has, as far as they fit. */
async function promptOf(
  project: CanvasProject,
  files: readonly CanvasFile[],
  prompt: string,
): Promise<string> {
  const { theme, responsive, animations } = project.settings;
  const parts = [
    `Project: ${project.name}. Theme: ${theme}. Responsive: ${responsive ? 'yes' : 'no'}. Animations: ${animations ? 'yes' : 'no'}.`,
  ];
  let room = MOST_CONTEXT;
  for (const { _id: file, version, path, type, deletedAt, size } of files) {
    if (deletedAt || type === CanvasFileType.IMAGE || size > room) continue;
    const found = await CanvasFileVersionModel.findOne({ file, version }, { content: 1 }).lean<{
      content: string;
    }>();
    if (!found) continue;
    room -= size;
    parts.push(`The current ${path}:\n\`\`\`\n${found.content}\n\`\`\``);
  }
  return [...parts, `The task: ${prompt}`].join('\n\n');
}

const factsOf = (served: Served, startedAt: Date): Record<string, unknown> => ({
  ...{ model: served.model, provider: served.provider, tokens: served.tokens, costMicros: served.costMicros },
  durationMs: Math.max(0, sharedNow().getTime() - startedAt.getTime()),
});

async function fail(
  row: CanvasGeneration,
  fence: number,
  served: Served,
  error: string,
  startedAt: Date,
): Promise<WorkOutcome> {
  const set = { ...factsOf(served, startedAt), 'result.error': error };
  await end(async () => canvasEnding(row, GenerationStatus.FAILED, row.requestedBy, set, { fence }));
  return { failed: error };
}

/**
 * Writes all files and ends the generation in one transaction, so that an earlier cancellation leaves nothing
 * written.
 */
async function store(
  row: CanvasGeneration,
  fence: number,
  files: readonly AnswerFile[],
  bases: readonly CanvasFile[],
  served: Served,
  startedAt: Date,
): Promise<void> {
  await end(async (tx) => {
    const still = await CanvasGenerationModel.findOne({
      _id: row._id,
      fence,
      status: GenerationStatus.PROCESSING,
    })
      .session(tx.session)
      .lean();
    if (!still) return null;
    const project = await CanvasProjectModel.findById(row.project).session(tx.session).lean<CanvasProject>();
    const role = project && roleIn(project, row.requestedBy);
    if (project?.status !== CanvasStatus.ACTIVE || !role || role === CanvasRole.VIEWER) {
      const error = 'The project can no longer be changed by the user who asked for this.';
      return canvasEnding(
        row,
        GenerationStatus.FAILED,
        row.requestedBy,
        { 'result.error': error },
        { fence },
      );
    }
    const { written, skipped } = await putAll(tx, row, files, bases);
    const bytes = written.reduce((sum, { content }) => sum + sizeOf(content), 0);
    const result = { files: written.length, totalSize: bytes, skipped };
    const to =
      written.length === 0
        ? GenerationStatus.FAILED
        : skipped.length > 0
          ? GenerationStatus.PARTIAL
          : GenerationStatus.COMPLETED;
    const error = written.length === 0 ? { error: 'All files were changed by collaborators meanwhile.' } : {};
    const set = { ...factsOf(served, startedAt), result: { ...result, ...error } };
    return canvasEnding(row, to, row.requestedBy, set, { fence });
  });
}

async function putAll(
  tx: Tx,
  row: CanvasGeneration,
  files: readonly AnswerFile[],
  bases: readonly CanvasFile[],
): Promise<{ written: AnswerFile[]; skipped: string[] }> {
  const versions = new Map(bases.map(({ path, version }) => [path, version]));
  const written: AnswerFile[] = [];
  const skipped: string[] = [];
  for (const file of files) {
    const base = versions.get(file.path) ?? null;
    const write = { project: row.project, ...file, by: row.requestedBy, base, generation: row._id };
    try {
      await putFile(tx, write);
      written.push(file);
    } catch (error) {
      // A person's change is never overwritten by what a model made of an older version.
      if (!(error instanceof Refusal && error.code === ErrorCode.CONFLICT)) throw error;
      skipped.push(file.path);
    }
  }
  return { written, skipped };
}

/** Fails a generation whose worker has given up. */
export async function failCanvasGeneration(
  id: Types.ObjectId,
  error = 'The generation failed. Try again.',
): Promise<void> {
  await end(async (tx) => {
    const row = await CanvasGenerationModel.findById(id).session(tx.session).lean<CanvasGeneration>();
    return row && canvasEnding(row, GenerationStatus.FAILED, row.requestedBy, { 'result.error': error });
  });
}

export { CANVAS_WORK };
