import type { Types } from 'mongoose';
import { payments } from '../../integrations/payments/index.js';
import { fullNameOf, UserModel, type User } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';

/**
 * The user's customer at the processor, made when it is needed first. However many ask at once, there is one: the key is
 * the user's id, and the id is stored where none is.
 */
export async function customerOf(_id: Types.ObjectId): Promise<string> {
  const user = await UserModel.findById(_id).lean<User>();
  if (!user) throw refuse.notFound('The account');
  const known = user.subscription.stripeCustomerId;
  if (known) return known;
  const made = await payments().createCustomer({
    email: user.email,
    name: fullNameOf(user),
    metadata: { user: _id.toHexString() },
    key: `customer:${_id.toHexString()}`,
  });
  await UserModel.collection.updateOne(
    { _id, 'subscription.stripeCustomerId': { $exists: false } },
    { $set: { 'subscription.stripeCustomerId': made } },
  );
  const stored = await UserModel.findById(_id, { subscription: 1 }).lean<User>();
  return stored?.subscription.stripeCustomerId ?? made;
}

/** Whose customer it is; null for one that is not ours. */
export async function userOfCustomer(
  customer: string | null,
): Promise<Pick<User, '_id' | 'email' | 'subscription' | 'coins'> | null> {
  if (!customer) return null;
  return UserModel.findOne(
    { 'subscription.stripeCustomerId': customer },
    { email: 1, subscription: 1, coins: 1 },
  ).lean<Pick<User, '_id' | 'email' | 'subscription' | 'coins'>>();
}
