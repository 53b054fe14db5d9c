import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { OAuthPurpose, SecurityEvent, UserModel, type OAuthProvider } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { findMailed, mailPersonIn } from './mailed-person.js';
import { useStateIn, type OAuthReturn } from './oauth-state.js';
import { proveOAuth } from './prove-oauth.js';
import { PROVIDER_FIELDS, titleOf } from './provider.js';
import { recordSecurity } from './security-log.js';

/** The input of linking, after the return from the provider. */
export interface LinkProviderInput extends OAuthReturn {
  provider: OAuthProvider;
}

/**
 * Links a provider's account for signing in. The addresses may differ, because the user is signed in here and has
 * just signed in there.
 * @throws UNAUTHENTICATED, BAD_USER_INPUT naming `state` or `code`, CONFLICT if either side is linked already
 */
export async function linkProvider(ctx: Context, { provider, ...answer }: LinkProviderInput): Promise<void> {
  const { id: user } = requireViewer(ctx);
  await ctx.limits.consume('token', user);
  const { way, identity } = await proveOAuth(ctx, { provider, purpose: OAuthPurpose.LINK, user }, answer);
  await transact(ctx, async (tx) => {
    await useStateIn(tx, way, { user });
    await linkIn(tx, ctx, user, provider, identity.subject);
  });
}

/**
 * Stores a link, in a transaction, and always notifies the user by mail, whatever their preferences.
 * @throws CONFLICT if the provider's account is linked to another user, or the account to another one of the provider
 */
export async function linkIn(
  tx: Tx,
  ctx: Context,
  user: Types.ObjectId,
  provider: OAuthProvider,
  subject: string,
): Promise<void> {
  const field = PROVIDER_FIELDS[provider];
  const title = titleOf(provider);
  if (
    await UserModel.findOne({ [field]: subject }, { _id: 1 })
      .session(tx.session)
      .lean()
  )
    throw refuse.conflict(`This account of ${title} is linked to an account here already.`, 'provider');
  const { modifiedCount } = await UserModel.updateOne(
    { _id: user, [field]: { $exists: false } },
    { $set: { [field]: subject } },
    { session: tx.session },
  );
  if (modifiedCount === 0)
    throw refuse.conflict(`The account is linked to another account of ${title}.`, 'provider');
  await recordSecurity(
    { user, event: SecurityEvent.PROVIDER_LINKED, detail: provider },
    ctx.request,
    tx.session,
  );
  const person = await findMailed({ _id: user }, tx.session);
  if (person)
    await mailPersonIn(tx, person, 'provider-linked', {
      name: person.firstName,
      provider: title,
      at: tx.at,
    });
}
