import { createHash } from 'node:crypto';
import type { Tx } from '../../events/transact.js';
import { isPlainAddress, paragraphsOf, strangersWords } from '../../integrations/mail/index.js';
import type { ContactMessage, Ticket } from '../../models/support/index.js';
import { queueMail } from '../system/index.js';
import { supportSettings } from './settings.js';
import { supportStaff } from './staff.js';

type Contact = Pick<ContactMessage, '_id' | 'number' | 'name' | 'email' | 'subject' | 'message'>;

/** What the keys of mails about an address begin with: an erasure finds by it what the team was sent. */
export const contactMailKey = (email: string): string =>
  `contact:${createHash('sha256').update(email.toLowerCase()).digest('hex')}:`;

/** Tells the support team of a contact message: its mailbox, or each member. */
export async function mailTeam(tx: Tx, contact: Contact): Promise<void> {
  const { inbox } = await supportSettings(tx.session);
  const team = inbox ? [{ email: inbox, firstName: 'Support' }] : await supportStaff(tx.session);
  const { number, subject: about, message, name, email } = contact;
  const sender = `${name} (${email})`;
  const paragraphs = strangersWords(message);
  for (const { email: to, firstName } of team) {
    const data = { name: firstName, number, sender, about, paragraphs };
    const key = `${contactMailKey(email)}${number}:${to}`;
    await queueMail(tx, { to, key, template: 'contact-received', language: 'en', data });
  }
}

/** Tells the sender that the message has come in. It says nothing that the sender wrote, so it is of no use to spammers. */
export async function mailReceipt(tx: Tx, { email: to, name, number }: Contact): Promise<void> {
  await queueMail(tx, { to, template: 'contact-receipt', language: 'en', data: { name, number } });
}

/** Sends a public reply to a customer without an account, who has no other way to read it. */
export async function mailReply(
  tx: Tx,
  { contact, number }: Pick<Ticket, 'contact' | 'number'>,
  body: string,
): Promise<void> {
  if (!contact || !isPlainAddress(contact.email)) return;
  const data = { name: contact.name, number, paragraphs: paragraphsOf(body) };
  await queueMail(tx, { to: contact.email, template: 'contact-answered', language: 'en', data });
}
