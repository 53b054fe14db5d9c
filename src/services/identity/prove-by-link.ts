import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import type { TokenPurpose } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { findAccount, isInUse } from './account.js';
import { deadLink, readToken, type OwnedToken } from './account-token.js';
import { passSecondFactorIn, type SecondFactor } from './second-factor.js';
import { countingFailures } from './sign-in.js';

/** The proof of identity by a reusable link. */
export interface LinkProof extends SecondFactor {
  token: string;
}

/**
 * Checks that the request comes from the account's user, as a sign-in by the link would: with the second factor, if
 * there is one. The link stays valid.
 * @throws BAD_USER_INPUT for an invalid link, SECOND_FACTOR_REQUIRED, FORBIDDEN for a locked account
 */
export async function proveByLink(
  ctx: Context,
  purpose: TokenPurpose,
  { token, ...factor }: LinkProof,
): Promise<OwnedToken> {
  await ctx.limits.consume('token');
  const proof = await readToken(purpose, token);
  const _id = proof.user;
  await ctx.limits.consume('signIn', _id);
  await countingFailures(ctx, { _id }, () =>
    transact(ctx, async (tx) => {
      const account = await findAccount({ _id }, tx.session);
      if (!isInUse(account)) throw deadLink();
      if (account.locked && account.twoFactor)
        throw refuse.forbidden('This account is locked after too many attempts. Try again later.');
      await passSecondFactorIn(tx, ctx, account, factor);
    }),
  );
  return proof;
}
