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

/** How exports are made. */
export interface ExportOptions {
  signal: AbortSignal;
  /** Called after each batch. */
  progress?: (collection: string) => void;
}

/** Then it is given up, and the person may ask again. */
const MOST_ATTEMPTS = 5;
/** Those that come later wait for the next run. */
const MOST_AT_ONCE = 100;

/**
 * Puts together what people have asked for, one file at a time, oldest first. A file is written beside and put into the
 * vault when it is whole, under a key that the row has from the beginning: cut off anywhere, the next run writes it anew
 * in the same place. One that fails holds up no other. Returns how many are ready.
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
      // To be ended in the middle is no failure of the export's.
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
  // Whoever waits to be erased is given nothing any more, and what fails every time is given up.
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

/** Removes the files whose time is over; the rows go by themselves. Returns how many. */
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
