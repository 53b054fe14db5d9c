import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Types } from 'mongoose';
import { derivedKey } from '../../auth/settings.js';
import { transact } from '../../events/transact.js';
import { gatewayUrl, vault, type OpenedFile } from '../../integrations/storage/index.js';
import type { Context, RequestInfo } from '../../loaders/context.js';
import { SecurityEvent, TokenPurpose, UserModel, UserStatus } from '../../models/identity/index.js';
import { DataExportModel, DataExportStatus, type DataExport } from '../../models/privacy/index.js';
import { readGlobalId, toGlobalId } from '../../schema/ids.js';
import { proveByLink, recordSecurity, type LinkProof } from '../identity/index.js';
import { refuse } from '../../schema/errors.js';

/** How long an address is valid: long enough to click, too short to leak. */
const LINK_MS = 15 * 60 * 1_000;

/** A temporary address of a file. */
export interface ExportLink {
  url: string;
  expiresAt: Date;
}

/** The address of a downloadable export, for its user. Null for other exports. */
export function exportLink(
  row: Pick<DataExport, '_id' | 'user' | 'status' | 'expiresAt'>,
): ExportLink | null {
  const { _id, user, status, expiresAt: end } = row;
  if (status !== DataExportStatus.READY || !end || end.getTime() <= Date.now()) return null;
  const expires = Math.floor(Math.min(end.getTime(), Date.now() + LINK_MS) / 1_000);
  const query = new URLSearchParams({ expires: String(expires), signature: sign(_id, user, expires) });
  const url = gatewayUrl(`/exports/${toGlobalId('DataExport', _id)}?${query}`);
  return { url, expiresAt: new Date(expires * 1_000) };
}

/**
 * The address for a user with the mail's link, with the second factor if the account has one.
 * @throws as `proveByLink`, NOT_FOUND if the file was removed
 */
export async function downloadDataExport(ctx: Context, proof: LinkProof): Promise<ExportLink> {
  const { change, user } = await proveByLink(ctx, TokenPurpose.DATA_EXPORT, proof);
  const row = await DataExportModel.findOne({ _id: change, user }).lean<DataExport>();
  const link = row && exportLink(row);
  if (!link) throw refuse.notFound('The file', 'token');
  return link;
}

/**
 * Opens the file of an address. Null if the address is forged, changed or expired, or if the user's account is no
 * longer active.
 */
export async function openExport(
  globalId: string,
  { expires, signature }: Record<string, unknown>,
  request: Pick<RequestInfo, 'ip' | 'userAgent'>,
): Promise<OpenedFile | null> {
  const id = readGlobalId(globalId);
  if (id?.type !== 'DataExport' || !/^\d{1,12}$/.test(String(expires))) return null;
  const row = await DataExportModel.findById(id.id).lean<DataExport>();
  if (!row || row.status !== DataExportStatus.READY) return null;
  const until = Math.min(Number(expires) * 1_000, row.expiresAt!.getTime());
  const ours = sign(row._id, row.user, Number(expires));
  if (!alike(String(signature), ours) || until <= Date.now()) return null;
  const inUse = { _id: row.user, status: UserStatus.ACTIVE, deletedAt: null };
  if (!(await UserModel.exists(inUse))) return null;
  const file = await vault().open(row.key);
  if (!file) return null;
  await transact(null, (tx) =>
    recordSecurity({ user: row.user, event: SecurityEvent.DATA_EXPORT_DOWNLOADED }, request, tx.session),
  );
  return file;
}

function sign(id: Types.ObjectId, user: Types.ObjectId, expires: number): string {
  const text = [id.toHexString(), user.toHexString(), expires].join('\n');
  return createHmac('sha256', derivedKey('exports')).update(text).digest('base64url');
}

function alike(given: string, ours: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(ours)];
  return a.length === b.length && timingSafeEqual(a, b);
}
