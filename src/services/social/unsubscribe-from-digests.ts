import { readUnsubscribeToken } from '../../auth/unsubscribe.js';
import { transact } from '../../events/transact.js';
import { DigestFrequency, UserModel } from '../../models/identity/index.js';
import { updatePreferencesIn } from '../identity/index.js';

/** Ends the digests of whoever the link of one names; false where the link is none of ours, or the account is gone. */
export async function unsubscribeFromDigests(token: string): Promise<boolean> {
  const user = readUnsubscribeToken(token);
  if (!user || !(await UserModel.exists({ _id: user, deletedAt: null }))) return false;
  await transact(null, (tx) => updatePreferencesIn(tx, user, { email: { digest: DigestFrequency.NEVER } }));
  return true;
}
