import { readUnsubscribeToken } from '../../auth/unsubscribe.js';
import { transact } from '../../events/transact.js';
import { DigestFrequency, UserModel } from '../../models/identity/index.js';
import { updatePreferencesIn } from '../identity/index.js';

/** Ends the digests of the user in a signed link. False if the link is invalid, or the account no longer exists. */
export async function unsubscribeFromDigests(token: string): Promise<boolean> {
  const user = readUnsubscribeToken(token);
  if (!user || !(await UserModel.exists({ _id: user, deletedAt: null }))) return false;
  await transact(null, (tx) => updatePreferencesIn(tx, user, { email: { digest: DigestFrequency.NEVER } }));
  return true;
}
