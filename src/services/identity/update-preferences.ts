import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  UserModel,
  UserPreferencesModel,
  type ProfileVisibility,
  type ResetPeriod,
} from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { changeResetPeriodIn } from '../billing/index.js';
import { preferenceChanges, type PreferenceInput } from './preference-changes.js';

/** The input for preferences and privacy. */
export interface UpdatePreferencesInput extends PreferenceInput {
  profileVisibility?: ProfileVisibility | null;
  showEmail?: boolean | null;
  showActivity?: boolean | null;
  creditsResetPeriod?: ResetPeriod | null;
}

/**
 * Changes preferences in a transaction. Privacy is stored on the account, and its change emits an event, because
 * posts depend on it.
 * @throws BAD_USER_INPUT naming the field
 */
export async function updatePreferencesIn(
  tx: Tx,
  user: Types.ObjectId,
  input: UpdatePreferencesInput,
): Promise<void> {
  const changes = preferenceChanges(input);
  // Before the time zone, because the current period began in the current one.
  if (input.creditsResetPeriod != null) await changeResetPeriodIn(tx, user, input.creditsResetPeriod);
  if (Object.keys(changes).length > 0) {
    const options = { upsert: true, setDefaultsOnInsert: false, session: tx.session };
    await UserPreferencesModel.updateOne({ user }, { $set: changes, $setOnInsert: { user } }, options);
  }
  await updatePrivacy(tx, user, input);
}

/** Like `updatePreferencesIn`, for the viewer. */
export async function updatePreferences(ctx: Context, input: UpdatePreferencesInput): Promise<void> {
  const { id } = requireViewer(ctx);
  await transact(ctx, (tx) => updatePreferencesIn(tx, id, input));
}

async function updatePrivacy(tx: Tx, _id: Types.ObjectId, input: UpdatePreferencesInput): Promise<void> {
  const { profileVisibility, showEmail, showActivity } = input;
  const given = Object.entries({ profileVisibility, showEmail, showActivity }).filter(
    ([, value]) => value != null,
  );
  if (given.length === 0) return;
  const $set = Object.fromEntries(given.map(([name, value]) => [`privacy.${name}`, value]));
  const options = { session: tx.session, returnDocument: 'before' } as const;
  const before = await UserModel.findOneAndUpdate({ _id }, { $set }, options).lean();
  if (!before) throw refuse.notFound('The account');
  const from = before.privacy.profileVisibility;
  if (profileVisibility != null && profileVisibility !== from)
    tx.emit('user.privacy-changed', { user: _id, from, to: profileVisibility }, _id);
}
