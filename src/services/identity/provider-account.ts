import type { Types } from 'mongoose';
import { emailKey } from '../../auth/normalise.js';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  type AuthMethod,
  Role,
  UserStatus,
  type OAuthIdentity,
  type OAuthProvider,
} from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { findAccount, isGone, type Account } from './account.js';
import { forgetUnprovenIn } from './forget-unproven.js';
import { linkIn } from './link-provider.js';
import { namesOf, freeUsernameIn } from './provider-names.js';
import { PROVIDER_FIELDS, titleOf } from './provider.js';
import { signUpIn } from './sign-up.js';
import { updatePreferencesIn } from './update-preferences.js';
import { markVerifiedIn } from './verify-email.js';

/** The account of a sign-in by a provider. */
export interface ProviderAccount {
  account: Account;
  /** Whether it was created by this sign-in. */
  made: boolean;
}

/**
 * The account of a provider's identity, in a transaction: the linked one; or the one with the same address, which is
 * linked then and whose credentials are removed if the address was never verified here; or a new one.
 * @throws FORBIDDEN for a disabled account and for an address that the provider has not verified; CONFLICT if the account with this address must be linked by its user
 */
export async function accountOfIn(
  tx: Tx,
  ctx: Context,
  provider: OAuthProvider,
  identity: OAuthIdentity,
): Promise<ProviderAccount> {
  const linked = await findAccount({ [PROVIDER_FIELDS[provider]]: identity.subject }, tx.session);
  if (linked) return { account: open(linked), made: false };
  const email = emailKey(identity.email ?? '');
  if (!email || !identity.emailVerified)
    throw refuse.forbidden(
      `${titleOf(provider)} has not confirmed your e-mail address. Confirm it there first.`,
    );
  const alike = await findAccount({ email }, tx.session);
  if (!alike) {
    const _id = await makeAccountIn(tx, provider, identity, email);
    return { account: (await findAccount({ _id }, tx.session))!, made: true };
  }
  // Accounts of moderators and admins are too powerful to rely on the provider's statement.
  if (alike.role !== Role.USER)
    throw refuse.conflict(
      `There is an account with this e-mail address. Sign in to it and link ${titleOf(provider)} there.`,
      'provider',
    );
  open(alike);
  await forgetUnprovenIn(tx, ctx, alike, provider as string as AuthMethod);
  await linkIn(tx, ctx, alike._id, provider, identity.subject);
  await markVerifiedIn(tx, ctx, alike);
  return { account: alike, made: false };
}

/** Codes of a second factor can be guessed like passwords, so the lock applies to accounts with one. */
function open(account: Account): Account {
  if (isGone(account)) throw refuse.forbidden('This account is disabled.');
  if (account.status === UserStatus.SUSPENDED) throw refuse.forbidden('This account is suspended.');
  if (account.locked && account.twoFactor)
    throw refuse.forbidden('This account is locked after too many attempts. Try again later.');
  return account;
}

async function makeAccountIn(
  tx: Tx,
  provider: OAuthProvider,
  identity: OAuthIdentity,
  email: string,
): Promise<Types.ObjectId> {
  const user = await signUpIn(tx, {
    email,
    username: await freeUsernameIn(tx, identity),
    ...namesOf(identity),
    passwordHash: null,
    more: {
      authMethod: provider as string as AuthMethod,
      emailVerifiedAt: tx.at,
      [PROVIDER_FIELDS[provider]]: identity.subject,
    },
  });
  const language = languageOf(identity.locale);
  if (language) await updatePreferencesIn(tx, user, { language });
  return user;
}

/** Providers also send `de_AT`. An invalid tag must not fail the sign-in. */
function languageOf(locale: string | undefined): string | null {
  try {
    return (locale && Intl.getCanonicalLocales(locale.replace('_', '-').slice(0, 35))[0]) || null;
  } catch {
    return null;
  }
}
