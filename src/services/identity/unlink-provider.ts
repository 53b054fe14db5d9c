import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { requireViewer } from '../../auth/viewer.js';
import {
  AuthMethod,
  SecurityEvent,
  UserModel,
  UserSecurityModel,
  type OAuthProvider,
} from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { findMailed, mailPersonIn } from './mailed-person.js';
import { linkedProviders, PROVIDER_FIELDS, titleOf } from './provider.js';
import { requirePassword } from './require-password.js';
import { recordSecurity } from './security-log.js';

/** The input of unlinking. */
export interface UnlinkProviderInput {
  provider: OAuthProvider;
  /** The current password, if the account has one. */
  password?: string | null;
}

/**
 * Unlinks a provider. The last way to sign in cannot be removed. Mail links don't count as one, because access to the
 * address may be lost together with the provider's account.
 * @throws UNAUTHENTICATED, FORBIDDEN for a wrong password, CONFLICT if it is not linked or the last way to sign in
 */
export async function unlinkProvider(
  ctx: Context,
  { provider, password }: UnlinkProviderInput,
): Promise<void> {
  const { id: _id } = requireViewer(ctx);
  await requirePassword(ctx, password);
  await transact(ctx, async (tx) => {
    const user = await UserModel.findById(_id).session(tx.session).lean();
    if (!user || !linkedProviders(user).includes(provider))
      throw refuse.conflict('The account is not linked to this provider.', 'provider');
    const others = linkedProviders(user).filter((linked) => linked !== provider);
    const hasPassword = await UserSecurityModel.exists({
      user: _id,
      passwordHash: { $exists: true },
    }).session(tx.session);
    const left = hasPassword ? AuthMethod.PASSWORD : (others[0] as AuthMethod | undefined);
    if (!left)
      throw refuse.conflict(
        'This is the only way to sign in; set a password or link another provider first.',
        'provider',
      );
    // Concurrent requests write the same account, so the later one is retried and sees what is left.
    const authMethod = (user.authMethod as string) === provider ? left : user.authMethod;
    const change = { $unset: { [PROVIDER_FIELDS[provider]]: '' }, $set: { authMethod } };
    await UserModel.updateOne({ _id }, change, { session: tx.session });
    const fact = { user: _id, event: SecurityEvent.PROVIDER_UNLINKED, detail: provider };
    await recordSecurity(fact, ctx.request, tx.session);
    const person = await findMailed({ _id }, tx.session);
    const data = { name: user.firstName, provider: titleOf(provider), at: tx.at };
    if (person) await mailPersonIn(tx, person, 'provider-unlinked', data);
  });
}
