import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, TokenPurpose, UserModel, UserSecurityModel } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { queueMail } from '../system/index.js';
import { burnTokensIn, issueTokenIn, LINK_MINUTES } from './account-token.js';
import { checkAddress, findMailed, mailPersonIn } from './mailed-person.js';
import { requirePassword } from './require-password.js';
import { recordSecurity } from './security-log.js';

const { EMAIL_CHANGE_NEW, EMAIL_CHANGE_OLD } = TokenPurpose;

/** The input of a change of address. */
export interface RequestEmailChangeInput {
  newEmail: string;
  /** Required if the account has one. */
  password?: string | null;
}

/**
 * Asks the new address, and the current one if it is verified, to confirm a change; it takes effect after all
 * confirmations. The answer does not reveal whether the new address belongs to another account: then no mail is sent
 * to it.
 * @throws BAD_USER_INPUT for an invalid or unchanged address, FORBIDDEN for a wrong password, RATE_LIMITED
 */
export async function requestEmailChange(ctx: Context, input: RequestEmailChangeInput): Promise<void> {
  const { id: user } = requireViewer(ctx);
  const email = checkAddress(input.newEmail, 'newEmail');
  await requirePassword(ctx, input.password);
  await ctx.limits.consume('mail', user);
  await transact(ctx, async (tx) => {
    const person = await findMailed({ _id: user }, tx.session);
    if (!person) throw refuse.notFound('The account');
    if (person.email === email)
      throw refuse.badInput('This is the current address; another one is needed.', 'newEmail');
    const taken = (await UserModel.findOne({ email }, { _id: 1 }).session(tx.session).lean()) !== null;
    await burnTokensIn(tx, user, EMAIL_CHANGE_NEW, EMAIL_CHANGE_OLD);
    const change = new Types.ObjectId();
    const atNew = await issueTokenIn(tx, EMAIL_CHANGE_NEW, { user, email, change });
    const verified = person.emailVerifiedAt != null;
    const emailChange = {
      ...{ id: change, email, newAgreed: false, oldAgreed: !verified },
      expiresAt: atNew.usefulUntil,
    };
    await UserSecurityModel.updateOne({ user }, { $set: { emailChange } }, { session: tx.session });
    const { language, timezone, firstName: name } = person;
    const data = { name, email, hours: LINK_MINUTES[EMAIL_CHANGE_NEW] / 60 };
    const mail = { to: email, template: 'email-change-confirm', language, timezone, data, ...atNew } as const;
    await queueMail(tx, mail, { decoy: taken });
    if (verified) {
      const atOld = await issueTokenIn(tx, EMAIL_CHANGE_OLD, { user, email: person.email, change });
      await mailPersonIn(tx, person, 'email-change-notice', data, atOld);
    }
    const fact = { user, event: SecurityEvent.EMAIL_CHANGE_REQUESTED };
    await recordSecurity(fact, ctx.request, tx.session);
  });
}
