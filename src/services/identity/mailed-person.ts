import { normaliseEmail } from '../../auth/normalise.js';
import type { ClientSession, Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { isPlainAddress, type MailData, type MailTemplate } from '../../integrations/mail/index.js';
import {
  UserModel,
  type AccountErasure,
  type Suspension,
  type UserStatus,
} from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { queueMail } from '../system/index.js';

/** The fields of a user that a mail needs. */
export interface MailedPerson {
  _id: Types.ObjectId;
  username: string;
  email: string;
  emailVerifiedAt: Date | null;
  firstName: string;
  status: UserStatus;
  deletedAt: Date | null;
  erasure?: AccountErasure;
  suspension?: Suspension;
  language: string;
  timezone: string;
  /** Whether the user wants optional mails about the account's security. */
  safetyMails: boolean;
}

/** A user as mails need them. One command, whether or not the user exists. */
export async function findMailed(
  $match: Record<string, unknown>,
  session?: ClientSession,
): Promise<MailedPerson | null> {
  const preferences = {
    from: 'user_preferences',
    localField: '_id',
    foreignField: 'user',
    pipeline: [{ $project: { language: 1, timezone: 1, email: '$notifications.email' } }],
    as: 'preferences',
  };
  const stored = (path: string, fallback: unknown) => ({
    $ifNull: [{ $first: `$preferences.${path}` }, fallback],
  });
  const [person] = await UserModel.collection
    .aggregate<MailedPerson>(
      [
        { $match },
        { $lookup: preferences },
        {
          $project: {
            ...{ username: 1, email: 1, emailVerifiedAt: 1, firstName: 1, status: 1, deletedAt: 1 },
            ...{ erasure: 1, suspension: 1 },
            language: stored('language', 'en'),
            timezone: stored('timezone', 'UTC'),
            safetyMails: { $and: [stored('email.enabled', true), stored('email.security', true)] },
          },
        },
      ],
      session ? { session } : {},
    )
    .toArray();
  return person ?? null;
}

/** Queues a mail to a user about their account, in a transaction, in their language. */
export async function mailPersonIn<T extends MailTemplate>(
  tx: Tx,
  { email, language, timezone }: Pick<MailedPerson, 'email' | 'language' | 'timezone'>,
  template: T,
  data: MailData[T],
  link: { token?: string; usefulUntil?: Date; key?: string } = {},
): Promise<void> {
  await queueMail(tx, { to: email, template, language, timezone, data, ...link });
}

/**
 * Checks a mail address and returns its stored form.
 * @throws BAD_USER_INPUT naming `field`
 */
export function checkAddress(input: string, field: string): string {
  const email = normaliseEmail(input, field);
  if (!isPlainAddress(email)) throw refuse.badInput('This is not an e-mail address.', field);
  return email;
}
