import { emailKey } from '../../auth/normalise.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, TokenPurpose } from '../../models/identity/index.js';
import { queueMail } from '../system/index.js';
import { isInUse, mayReturn } from './account.js';
import { issueTokenIn, LINK_MINUTES } from './account-token.js';
import { findMailed } from './mailed-person.js';
import { recordSecurity } from './security-log.js';

type Kind = 'password-reset' | 'magic-link';

const KINDS = {
  'password-reset': [TokenPurpose.PASSWORD_RESET, SecurityEvent.PASSWORD_RESET_REQUESTED],
  'magic-link': [TokenPurpose.MAGIC_LINK, SecurityEvent.MAGIC_LINK_REQUESTED],
} as const satisfies Record<Kind, unknown>;

/** Sends a link to set a new password with, where there is an account with this address. */
export function requestPasswordReset(ctx: Context, email: string): Promise<void> {
  return requestLink(ctx, email, 'password-reset');
}

/** Sends a link to sign in with, where there is an account with this address. */
export function requestMagicLink(ctx: Context, email: string): Promise<void> {
  return requestLink(ctx, email, 'magic-link');
}

/**
 * Whether or not anybody has the address, the same is done: one read, and one transaction with a token, a mail and a
 * line in the log, of which only the mail of a real account is ever sent. So neither answer nor time tells.
 */
async function requestLink(ctx: Context, typed: string, kind: Kind): Promise<void> {
  const key = emailKey(typed);
  await ctx.limits.consume('mail', key ?? typed);
  const found = await findMailed({ email: key ?? '' });
  // Who waits to be erased may come back by a link to sign in with.
  const welcome = isInUse(found) || (kind === 'magic-link' && mayReturn(found));
  const person = welcome ? found : null;
  const user = person?._id ?? null;
  // What a stranger types is not kept.
  const email = person?.email ?? 'nobody@invalid.example';
  const [purpose, event] = KINDS[kind];
  await transact(ctx, async (tx) => {
    const link = await issueTokenIn(tx, purpose, { user, email });
    const { language = 'en', timezone = 'UTC', firstName: name = '' } = person ?? {};
    const data = { name, minutes: LINK_MINUTES[purpose] };
    await queueMail(
      tx,
      { to: email, template: kind, language, timezone, data, ...link },
      { decoy: person === null },
    );
    await recordSecurity({ user, event }, ctx.request, tx.session);
  });
}
