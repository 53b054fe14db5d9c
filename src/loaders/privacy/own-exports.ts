import type { Types } from 'mongoose';
import { DataExportModel, type DataExport } from '../../models/privacy/index.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';

/** More than a user can request while the rows are kept. */
const MOST = 50;

/** The exports of a user, newest first. */
export async function ownExports({ scope }: Loaders, user: Types.ObjectId): Promise<DataExport[]> {
  const rows = await scope.roundTrip.ask<DataExport>(DataExportModel, [
    { $match: { user } },
    { $sort: { createdAt: -1, _id: -1 } },
    { $limit: MOST },
  ]);
  return rows.map((row) => typed('DataExport', row));
}
