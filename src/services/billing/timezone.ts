import type { ClientSession, Types } from 'mongoose';
import { UserPreferencesModel } from '../../models/identity/index.js';

/** Where a person's days begin. */
export async function timezoneOf(user: Types.ObjectId, session: ClientSession): Promise<string> {
  const stored = await UserPreferencesModel.findOne({ user }, { timezone: 1 }).session(session).lean();
  return stored?.timezone ?? 'UTC';
}
