import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transact } from '../../events/transact.js';
import { vault } from '../../integrations/storage/index.js';
import { TokenPurpose, UserStatus } from '../../models/identity/index.js';
import {
  DataExportModel,
  DataExportStatus,
  EXPORT_DAYS,
  type DataExport,
} from '../../models/privacy/index.js';
import { findMailed, issueTokenIn, mailPersonIn } from '../identity/index.js';
import { writeExport } from './write-export.js';

/** The options of an export run. */
export interface ExportOptions {
  signal: AbortSignal;
  /** Called after each batch. */
  progress?: (collection: string) => void;
}

/** After this many attempts the export has failed, and the user may request another one. */
const MOST_ATTEMPTS = 5;
/** The most exports per run. */
const MOST_AT_ONCE = 100;

/**
 * Creates the requested exports, one file at a time, oldest first. A complete file is put into the vault under a key
 * that the row has from the beginning, so an interrupted run is repeated at the same place. A failed one does not
 * stop the others. Returns the number of completed exports.
 */
export async function makeExports(options: ExportOptions): Promise<number> {
  const failed: unknown[] = [];
  let made = 0;
  const pending = { status: DataExportStatus.PENDING };
  const rows = await DataExportModel.find(pending).sort({ _id: 1 }).limit(MOST_AT_ONCE).lean<DataExport[]>();
  for (const row of rows) {
    if (options.signal.aborted) break;
    try {
      if (await makeOne(row, options)) made += 1;
    } catch (error) {
      // An interruption does not count as a failed attempt.
      if (options.signal.aborted)
        await DataExportModel.updateOne({ _id: row._id }, { $inc: { attempts: -1 } });
      else failed.push(error);
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} exports could not be made.`);
  return made;
}

async function makeOne(
  { _id, user: id, key, attempts }: DataExport,
  options: ExportOptions,
): Promise<boolean> {
  const person = await findMailed({ _id: id });
  // Users with a scheduled erasure get no export, and repeated failures are final.
  if (person?.status !== UserStatus.ACTIVE || attempts >= MOST_ATTEMPTS) {
    await DataExportModel.updateOne({ _id }, { $set: { status: DataExportStatus.FAILED } });
    return false;
  }
  await DataExportModel.updateOne({ _id }, { $inc: { attempts: 1 } });
  const folder = await mkdtemp(join(tmpdir(), 'leela-export-'));
  try {
    const path = join(folder, key);
    await writeExport({ id, email: person.email }, path, options);
    const { size } = await stat(path);
    await vault().put(key, path, 'application/json');
    await handOut({ _id, user: id }, size);
    return true;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function handOut({ _id, user }: Pick<DataExport, '_id' | 'user'>, size: number): Promise<void> {
  await transact(null, async (tx) => {
    const person = await findMailed({ _id: user }, tx.session);
    if (!person) return;
    const about = { user, email: person.email, change: _id };
    const link = await issueTokenIn(tx, TokenPurpose.DATA_EXPORT, about);
    const ready = { status: DataExportStatus.READY, size, expiresAt: link.usefulUntil };
    await DataExportModel.updateOne({ _id }, { $set: ready }, { session: tx.session });
    const data = { name: person.firstName, days: EXPORT_DAYS };
    await mailPersonIn(tx, person, 'export-ready', data, { ...link, key: `export-ready:${String(_id)}` });
  });
}

/** Removes expired files; the database removes the rows. Returns their number. */
export async function expireExports({ signal }: { signal: AbortSignal }): Promise<number> {
  let removed = 0;
  const over = { status: DataExportStatus.READY, $expr: { $lte: ['$expiresAt', '$$NOW'] } };
  for (const { _id, key } of await DataExportModel.find(over, { key: 1 }).lean()) {
    if (signal.aborted) break;
    await vault().remove([key]);
    await DataExportModel.updateOne({ _id }, { $set: { status: DataExportStatus.EXPIRED } });
    removed += 1;
  }
  return removed;
}
