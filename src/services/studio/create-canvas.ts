import { Types } from 'mongoose';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  CanvasProjectModel,
  CanvasRole,
  CanvasStatus,
  type CanvasSettings,
} from '../../models/studio/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { templateFiles } from './canvas-templates.js';
import { putFile } from './put-file.js';

/** What `createCanvasProject` takes. */
export interface CreateCanvasInput {
  name: string;
  description?: string | null;
  template?: string | null;
  category?: string | null;
  tags?: readonly string[] | null;
  settings?: { [K in keyof CanvasSettings]?: CanvasSettings[K] | null } | null;
  chatSessionId?: Types.ObjectId | null;
  clientId?: string | null;
}

/** Where bulk callers set id and time themselves. */
export interface CanvasOrigin {
  id?: Types.ObjectId;
  at?: Date;
}

/** What `createCanvasProject` answers with. */
export type CreatedCanvas = { project: Types.ObjectId };

/** The settings of an input without what was left out. */
export const givenSettings = (settings: CreateCanvasInput['settings']): Partial<CanvasSettings> =>
  Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value != null));

/** Creates a project with the files of its template. */
export async function createCanvas(
  ctx: Context,
  input: CreateCanvasInput,
  origin: CanvasOrigin = {},
): Promise<CreatedCanvas> {
  const { viewer } = actorOf(ctx);
  return orEarlier(viewer.id, 'createCanvasProject', input.clientId, input, async () => {
    const { chatSessionId } = input;
    const chat = chatSessionId ? await ctx.loaders.chatSession.load(chatSessionId) : null;
    if (chatSessionId && !chat?.user.equals(viewer.id)) throw refuse.notFound('The chat', 'chatSessionId');
    return transact(ctx, (tx) =>
      tx.once(viewer.id, 'createCanvasProject', input.clientId, input, () =>
        insertCanvas(tx, viewer.id, input, origin),
      ),
    );
  });
}

async function insertCanvas(
  tx: Tx,
  owner: Types.ObjectId,
  input: CreateCanvasInput,
  { id: project = new Types.ObjectId(), at = tx.at }: CanvasOrigin,
): Promise<CreatedCanvas> {
  const template = input.template?.trim() || 'BLANK';
  const category = input.category?.trim() || 'General';
  const description = input.description?.trim();
  await CanvasProjectModel.create(
    [
      {
        ...{ _id: project, owner, name: input.name, template, category },
        ...(description ? { description } : {}),
        ...(input.chatSessionId ? { chatSession: input.chatSessionId } : {}),
        status: CanvasStatus.ACTIVE,
        collaborators: [{ user: owner, role: CanvasRole.OWNER, joinedAt: at }],
        settings: givenSettings(input.settings),
        stats: { files: 0, totalSize: 0, edits: 0, comments: 0, threads: 0, lastActivityAt: at },
        tags: uniqueTags(input.tags ?? []),
        ...{ createdAt: at, updatedAt: at },
      },
    ],
    { session: tx.session },
  );
  tx.emit('canvas.created', { project, owner }, owner);
  for (const { path, content } of templateFiles(template))
    await putFile(tx, { project, path, content, by: owner, base: null });
  return { project };
}

/** Tags as they are stored: each once. */
export const uniqueTags = (tags: readonly string[]): string[] => [...new Set(tags)];
