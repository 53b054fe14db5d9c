import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { AuthMethod, TokenPurpose, UserStatus } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { findAccount, isGone } from './account.js';
import { burnTokensIn, deadLink, peekToken, useTokenIn } from './account-token.js';
import { admitIn } from './admit.js';
import { forgetUnprovenIn } from './forget-unproven.js';
import type { SecondFactor } from './second-factor.js';
import { countingFailures } from './sign-in.js';
import { tokensOf, type SignedIn } from './start-session.js';
import { markVerifiedIn } from './verify-email.js';

const { MAGIC_LINK } = TokenPurpose;

/** The input of signing in by a link. */
export interface MagicLinkInput extends SecondFactor {
  token: string;
}

/**
 * Signs in on a new device by the link of a mail. If a required code is missing nothing happens, and the link stays
 * valid. If the address was never verified, earlier passwords and devices become invalid. A locked account with a
 * second factor stays locked, because its codes may be under attack.
 * @throws BAD_USER_INPUT for an invalid link, SECOND_FACTOR_REQUIRED, FORBIDDEN for a suspended account
 */
export async function signInWithMagicLink(
  ctx: Context,
  { token, ...factor }: MagicLinkInput,
): Promise<SignedIn> {
  await ctx.limits.consume('token');
  const _id = await peekToken(MAGIC_LINK, token);
  await ctx.limits.consume('signIn', _id);
  const { session, role } = await countingFailures(ctx, { _id }, () =>
    transact(ctx, async (tx) => {
      const { user, email } = await useTokenIn(tx, [MAGIC_LINK], token);
      const account = await findAccount({ _id: user }, tx.session);
      if (!account || isGone(account) || account.email !== email) throw deadLink();
      if (account.status === UserStatus.SUSPENDED) throw refuse.forbidden('This account is suspended.');
      if (account.locked && account.twoFactor)
        throw refuse.forbidden('This account is locked after too many attempts. Try again later.');
      await burnTokensIn(tx, user, MAGIC_LINK);
      await forgetUnprovenIn(tx, ctx, account, AuthMethod.PASSWORDLESS);
      await markVerifiedIn(tx, ctx, account);
      return { session: await admitIn(tx, ctx, account, factor), role: account.role };
    }),
  );
  return tokensOf(session, role, ctx.request);
}
