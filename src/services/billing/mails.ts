import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { formatMoney } from '../../lib/money.js';
import { findMailed, mailPersonIn } from '../identity/index.js';

type About = 'payment-failed' | 'payment-action' | 'payment-refunded';

/** A sum, and what it was paid for. */
export interface MailedAmount {
  what: string;
  amount: number;
  currency: string;
}

/** Writes to a user about money, once per key, in the transaction that records it. */
export async function mailMoney(
  tx: Tx,
  user: Types.ObjectId,
  template: About | 'payment-receipt',
  { what, amount, currency, number }: MailedAmount & { number?: string },
  key: string,
): Promise<void> {
  const person = await findMailed({ _id: user, deletedAt: null }, tx.session);
  if (!person) return;
  const data = { name: person.firstName, what, amount: formatMoney(amount, currency, person.language) };
  if (template === 'payment-receipt')
    await mailPersonIn(tx, person, template, { ...data, number: number ?? '' }, { key });
  else await mailPersonIn(tx, person, template, data, { key });
}

/** Writes to a user whose paid plan has ended. */
export async function mailPlanEnd(tx: Tx, user: Types.ObjectId, plan: string): Promise<void> {
  const person = await findMailed({ _id: user, deletedAt: null }, tx.session);
  if (person) await mailPersonIn(tx, person, 'plan-ended', { name: person.firstName, plan });
}
