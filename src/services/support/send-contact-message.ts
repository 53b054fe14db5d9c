import { createHash } from 'node:crypto';
import { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import {
  ContactCategory,
  ContactGuardModel,
  ContactMessageModel,
  ContactPriority,
  ContactStatus,
  type ContactGuard,
} from '../../models/support/index.js';
import { canSeeAgent } from '../../rules/agents/index.js';
import { refuse } from '../../schema/errors.js';
import { isPlainAddress } from '../../integrations/mail/index.js';
import { nextNumber } from '../system/index.js';
import { mailReceipt, mailTeam } from './contact-mail.js';
import { clientOf } from './open-ticket.js';

/** A message of the contact form. */
export interface ContactInput {
  name: string;
  email: string;
  subject: string;
  message: string;
  category?: ContactCategory | null;
  agentId?: Types.ObjectId | null;
  referrer?: string | null;
  /** A field that people do not see and leave empty. */
  website?: string | null;
}

/** The same message within so long is a double submit. */
const SAME_MS = 10 * 60 * 1_000;
/** An address gets one receipt in so long. */
const RECEIPT_MS = 24 * 60 * 60 * 1_000;

/**
 * Takes a message of the contact form; no account is needed. A double submit is one message. Where the hidden field is
 * filled in, a program has sent it: the answer looks the same, and nothing is stored.
 * @throws BAD_USER_INPUT, RATE_LIMITED
 */
export async function sendContactMessage(ctx: Context, input: ContactInput): Promise<{ number: string }> {
  const email = input.email.toLowerCase();
  if (!isPlainAddress(email))
    throw refuse.badInput('This is not a valid e-mail address; name@example.com is the form.', 'email');
  await ctx.limits.consume('contact', email);
  const agent = input.agentId ? await ctx.loaders.agent.load(input.agentId) : null;
  if (input.agentId && !(agent && (await canSeeAgent(ctx, agent))))
    throw refuse.notFound('The agent', 'agentId');
  // Taken for programs as well: numbers must not tell them what was stored.
  const number = await nextNumber('CONT', sharedNow());
  if (input.website) return { number };
  const row = {
    name: singleLine(input.name),
    email,
    subject: singleLine(input.subject),
    message: input.message.replace(/\r\n?/g, '\n'),
    category: input.category ?? ContactCategory.GENERAL,
  };
  return transact(ctx, async (tx) => {
    const known = await firstWithin(tx, `same:${digest(row)}`, SAME_MS, number);
    if (known) return { number: known };
    const contact = { _id: new Types.ObjectId(), number, ...row };
    await ContactMessageModel.collection.insertOne(
      {
        ...contact,
        ...(ctx.viewer ? { user: ctx.viewer.id } : {}),
        ...(input.agentId ? { agent: input.agentId } : {}),
        status: ContactStatus.PENDING,
        priority: ContactPriority.NORMAL,
        source: 'contact-form',
        client: { ...clientOf(ctx.request), ...(input.referrer ? { referrer: input.referrer } : {}) },
        ...{ assignee: null, responses: [], tags: [], ticket: null },
        ...{ createdAt: tx.at, updatedAt: tx.at },
      },
      { session: tx.session },
    );
    await mailTeam(tx, contact);
    if (!(await firstWithin(tx, `receipt:${digest(email)}`, RECEIPT_MS, number)))
      await mailReceipt(tx, contact);
    tx.emit('contact.received', { contact: contact._id }, ctx.viewer?.id ?? null);
    return { number };
  });
}

/** Line ends in a name or subject could begin a header of a mail. */
const singleLine = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/**
 * Whether something happened before within a time: the number that was noted then, else null, and the number is noted
 * now. Two at the same time meet on the row, and the later one runs again and finds it.
 */
async function firstWithin(
  tx: Tx,
  key: string,
  milliseconds: number,
  number: string,
): Promise<string | null> {
  const since = new Date(tx.at.getTime() - milliseconds);
  const isRecent = { $gt: [{ $ifNull: ['$at', new Date(0)] }, since] };
  const before = (await ContactGuardModel.collection.findOneAndUpdate(
    { _id: key } as never,
    [
      {
        $set: {
          number: { $cond: [isRecent, '$number', number] },
          at: { $cond: [isRecent, '$at', tx.at] },
        },
      },
    ],
    { session: tx.session, upsert: true, returnDocument: 'before' },
  )) as unknown as ContactGuard | null;
  return before && before.at > since ? (before.number ?? number) : null;
}
