import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  CanvasFileModel,
  CanvasFileVersionModel,
  type CanvasFile,
  type CanvasFileVersion,
} from '../../models/studio/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { canvasFor, projectOf } from './canvas-access.js';
import { checkContent, checkPath } from './canvas-content.js';
import { putFile } from './put-file.js';

/** What `writeCanvasFile` takes. */
export interface WriteFileInput {
  projectId: Types.ObjectId;
  path: string;
  content: string;
  baseVersion?: number | null;
  checksum?: string | null;
}

/** The file that an operation was about. */
export type ChangedFile = { file: Types.ObjectId };

/** Writes a file. @throws BAD_USER_INPUT, FORBIDDEN, CONFLICT with both versions where another one came between */
export async function writeFile(ctx: Context, input: WriteFileInput): Promise<ChangedFile> {
  const actor = actorOf(ctx);
  const { path, content } = input;
  checkPath(path);
  checkContent(path, content, input.checksum);
  return transact(ctx, async (tx) => {
    const { _id: project } = await canvasFor(tx, actor, input.projectId, 'edit');
    const by = actor.viewer.id;
    const { file } = await putFile(tx, { project, path, content, by, base: input.baseVersion ?? null });
    return { file };
  });
}

/** Deletes a file. Its versions stay, and it can be restored. */
export async function deleteFile(ctx: Context, fileId: Types.ObjectId): Promise<void> {
  const actor = actorOf(ctx);
  await transact(ctx, async (tx) => {
    const file = await CanvasFileModel.findById(fileId).session(tx.session).lean<CanvasFile>();
    await projectOf(actor, file, 'The file', 'fileId');
    const { _id: project } = await canvasFor(tx, actor, file!.project, 'edit', { field: 'fileId' });
    const { matchedCount } = await CanvasFileModel.collection.updateOne(
      { _id: fileId, deletedAt: null },
      { $set: { deletedAt: tx.at, updatedAt: tx.at } },
      { session: tx.session },
    );
    const by = actor.viewer.id;
    if (matchedCount === 1)
      tx.emit('canvas.file-deleted', { project, file: fileId, by, bytes: -file!.size }, by);
  });
}

/** What `restoreCanvasFile` takes. */
export interface RestoreFileInput {
  fileId: Types.ObjectId;
  /** The version whose content becomes a new version; null brings a deleted file back as it was. */
  version?: number | null;
}

/**
 * Makes a new version with the content of an older one, or brings a deleted file back.
 * @throws NOT_FOUND for a version that does not exist, CONFLICT where another version came between
 */
export async function restoreFile(ctx: Context, { fileId, version }: RestoreFileInput): Promise<ChangedFile> {
  const actor = actorOf(ctx);
  return transact(ctx, async (tx) => {
    const file = await CanvasFileModel.findById(fileId).session(tx.session).lean<CanvasFile>();
    await projectOf(actor, file, 'The file', 'fileId');
    const { project, path, deletedAt, size, version: base } = file!;
    await canvasFor(tx, actor, project, 'edit', { field: 'fileId' });
    const by = actor.viewer.id;
    if (version == null) {
      const back =
        deletedAt !== null &&
        (await CanvasFileModel.collection.updateOne(
          { _id: fileId, deletedAt: { $ne: null } },
          { $set: { deletedAt: null, updatedAt: tx.at } },
          { session: tx.session },
        ));
      if (back && back.matchedCount === 1)
        tx.emit('canvas.file-restored', { project, file: fileId, by, bytes: size }, by);
      return { file: fileId };
    }
    const old = await CanvasFileVersionModel.findOne({ file: fileId, version })
      .session(tx.session)
      .lean<CanvasFileVersion>();
    if (!old) throw refuse.notFound('The version', 'version');
    await putFile(tx, { project, path, content: old.content, by, base, restoredFrom: version });
    return { file: fileId };
  });
}
