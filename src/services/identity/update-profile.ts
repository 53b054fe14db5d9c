import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { searchKeysOf, UserModel, UserProfileModel, type User } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import {
  accountChanges,
  profileChanges,
  toUpdate,
  type Changes,
  type UpdateProfileInput,
} from './profile-changes.js';
import {
  addressesOf,
  replacePictures,
  resolvePictures,
  withoutKnownPictures,
  type ProfilePictures,
} from './profile-pictures.js';

/**
 * Changes a user's profile, in a transaction.
 * @throws BAD_USER_INPUT naming the field
 */
export async function updateProfileIn(
  tx: Tx,
  user: Types.ObjectId,
  input: UpdateProfileInput,
  pictures: ProfilePictures = {},
): Promise<void> {
  const account = { ...accountChanges(input), ...addressesOf(pictures) };
  const profile = profileChanges(input);
  const fields = [...Object.keys(account), ...Object.keys(profile)];
  if (fields.length === 0) return;
  if (Object.keys(account).length > 0) await updateAccount(tx, user, account);
  await replacePictures(tx, user, Object.keys(account), pictures);
  if (Object.keys(profile).length > 0) {
    const options = { upsert: true, setDefaultsOnInsert: false, session: tx.session };
    await UserProfileModel.updateOne({ user }, { ...toUpdate(profile), $setOnInsert: { user } }, options);
  }
  tx.emit('user.profile-updated', { user, fields }, user);
}

/** Like `updateProfileIn`, for the viewer, who may give uploads as images. */
export async function updateProfile(ctx: Context, input: UpdateProfileInput): Promise<void> {
  const { id } = requireViewer(ctx);
  const pictures = await resolvePictures(ctx, input);
  const rest = await withoutKnownPictures(ctx, id, input);
  await transact(ctx, (tx) => updateProfileIn(tx, id, rest, pictures));
}

/** Search keys are made of all names, so the unchanged ones are needed as well. */
async function updateAccount(tx: Tx, _id: Types.ObjectId, changes: Changes): Promise<void> {
  const user = await UserModel.findById(_id).session(tx.session).lean<User>();
  if (!user) throw refuse.notFound('The account');
  const names = {
    username: user.username,
    firstName: (changes['firstName'] as string | undefined) ?? user.firstName,
    lastName: (changes['lastName'] as string | undefined) ?? user.lastName,
    displayName:
      'displayName' in changes ? ((changes['displayName'] as string | null) ?? '') : user.displayName,
  };
  const update = toUpdate({ ...changes, searchKeys: searchKeysOf(names) });
  await UserModel.updateOne({ _id }, update, { session: tx.session });
}
