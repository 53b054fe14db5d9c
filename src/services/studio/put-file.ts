import { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import {
  CanvasFileModel,
  CanvasFileVersionModel,
  MOST_FILES,
  type CanvasFile,
  type CanvasFileVersion,
} from '../../models/studio/index.js';
import { ErrorCode, Refusal, refuse } from '../../schema/errors.js';
import { toGlobalId } from '../../schema/ids.js';
import { factsOf } from './canvas-content.js';

/** A content that becomes the next version of the file at a path. */
export interface FileWrite {
  project: Types.ObjectId;
  path: string;
  content: string;
  by: Types.ObjectId;
  /** The version that the content was made from; null for a file that must not exist yet. */
  base: number | null;
  generation?: Types.ObjectId;
  restoredFrom?: number;
}

/** The file and its version after a write. */
export interface WrittenFile {
  file: Types.ObjectId;
  version: number;
  /** False where the content was there already. */
  changed: boolean;
}

/**
 * Writes the next version of a file. The content that the file has already is no change, so that a repeated request is
 * harmless.
 * @throws CONFLICT with both versions where another one came between
 */
export async function putFile(tx: Tx, write: FileWrite): Promise<WrittenFile> {
  const { project, path, content, by, base, restoredFrom } = write;
  const file = await CanvasFileModel.findOne({ project, path }).session(tx.session).lean<CanvasFile>();
  const facts = factsOf(path, content);
  if (!file) {
    if (base !== null && base !== 0)
      throw refuse.conflict(
        'There is no file at this path; null is the base version of a new file.',
        'baseVersion',
      );
    const _id = new Types.ObjectId();
    const slot = await freeSlot(tx, project);
    const row = { _id, project, slot, path, ...facts, version: 1, updatedBy: by, deletedAt: null };
    await CanvasFileModel.create([{ ...row, createdAt: tx.at, updatedAt: tx.at }], { session: tx.session });
    await insertVersion(tx, write, { file: _id, version: 1, ...facts });
    tx.emit('canvas.file-written', { project, file: _id, by, version: 1, files: 1, bytes: facts.size }, by);
    return { file: _id, version: 1, changed: true };
  }
  const gone = file.deletedAt !== null;
  if (!gone && file.checksum === facts.checksum && restoredFrom === undefined)
    return { file: file._id, version: file.version, changed: false };
  const expected = gone && (base === null || base === 0) ? file.version : base;
  const version = file.version + 1;
  // By the version and not by a look before: of two writers with the same base one finds nothing.
  const { matchedCount } = await CanvasFileModel.collection.updateOne(
    { _id: file._id, version: expected as number },
    { $set: { ...facts, version, updatedBy: by, deletedAt: null, updatedAt: tx.at } },
    { session: tx.session },
  );
  if (matchedCount === 0) throw await conflict(tx, file, base);
  await insertVersion(tx, write, { file: file._id, version, ...facts });
  const bytes = facts.size - (gone ? 0 : file.size);
  tx.emit('canvas.file-written', { project, file: file._id, by, version, files: gone ? 1 : 0, bytes }, by);
  return { file: file._id, version, changed: true };
}

async function insertVersion(
  tx: Tx,
  { project, content, by, generation, restoredFrom }: FileWrite,
  { file, version, size, checksum }: Pick<CanvasFileVersion, 'file' | 'version' | 'size' | 'checksum'>,
): Promise<void> {
  const row = { file, project, version, content, size, checksum, editedBy: by, createdAt: tx.at };
  await CanvasFileVersionModel.create(
    [
      {
        ...row,
        ...(generation ? { generation } : {}),
        ...(restoredFrom === undefined ? {} : { restoredFrom }),
      },
    ],
    { session: tx.session },
  );
}

/** Says which version stands there and what it holds, so that a client can show both. */
async function conflict(tx: Tx, file: CanvasFile, base: number | null): Promise<Refusal> {
  const { _id, version, checksum, updatedBy, deletedAt } = file;
  const current = await CanvasFileVersionModel.findOne({ file: _id, version }, { content: 1 })
    .session(tx.session)
    .lean<Pick<CanvasFileVersion, 'content'>>();
  const from = base === null ? 'a new file' : `version ${base}`;
  return new Refusal(
    ErrorCode.CONFLICT,
    `The file has version ${version} meanwhile, and the change started from ${from}; version ${version} has to be the base.`,
    {
      field: 'baseVersion',
      reason: 'VERSION_CONFLICT',
      params: {
        baseVersion: base,
        currentVersion: version,
        currentChecksum: checksum,
        currentContent: current?.content ?? '',
        changedBy: toGlobalId('User', updatedBy),
        deleted: deletedAt !== null,
      },
    },
  );
}

/** A free place, by chance: those who make files at the same time seldom take the same one, and run again if they do. */
async function freeSlot(tx: Tx, project: Types.ObjectId): Promise<number> {
  const rows = await CanvasFileModel.collection
    .find({ project }, { session: tx.session, projection: { slot: 1 }, batchSize: MOST_FILES + 1 })
    .toArray();
  const taken = new Set(rows.map((row) => row['slot'] as number));
  const free = Array.from({ length: MOST_FILES }, (_, slot) => slot).filter((slot) => !taken.has(slot));
  if (free.length === 0)
    throw refuse.conflict(`The project is full; up to ${MOST_FILES} files are allowed.`, 'path');
  return free[Math.floor(Math.random() * free.length)]!;
}
