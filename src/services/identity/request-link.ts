import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, TokenPurpose } from '../../models/identity/index.js';
import { queueMail } from '../system/index.js';
import { isInUse, mayReturn } from './account.js';
import { issueTokenIn, LINK_MINUTES } from './account-token.js';
import { checkAddress, findMailed } from './mailed-person.js';
import { recordSecurity } from './security-log.js';

type Kind = 'password-reset' | 'magic-link';

const KINDS = {
  'password-reset': [TokenPurpose.PASSWORD_RESET, SecurityEvent.PASSWORD_RESET_REQUESTED],
  'magic-link': [TokenPurpose.MAGIC_LINK, SecurityEvent.MAGIC_LINK_REQUESTED],
} as const satisfies Record<Kind, unknown>;

/** Sends a link for setting a new password, if there is an account with this address. */
export function requestPasswordReset(ctx: Context, email: string): Promise<void> {
  return requestLink(ctx, email, 'password-reset');
}

/** Sends a link for signing in, if there is an account with this address. */
export function requestMagicLink(ctx: Context, email: string): Promise<void> {
  return requestLink(ctx, email, 'magic-link');
}

/**
 * The same work with or without an account: one read, and one transaction with a token, a mail and a log entry, of
 * which only the mail to a real account is sent. So neither the answer nor its time reveals whether there is one.
 */
async function requestLink(ctx: Context, typed: string, kind: Kind): Promise<void> {
  const key = checkAddress(typed, 'email');
  await ctx.limits.consume('mail', key);
  const found = await findMailed({ email: key });
  // A user with a scheduled erasure may return by a sign-in link.
  const welcome = isInUse(found) || (kind === 'magic-link' && mayReturn(found));
  const person = welcome ? found : null;
  const user = person?._id ?? null;
  // An unknown address is not stored.
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
