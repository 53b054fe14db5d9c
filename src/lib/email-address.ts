import { domainToASCII } from 'node:url';
import { isCleanText } from './text.js';

const EMAIL = /^[^\s@]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;
const LONGEST_EMAIL = 254;

/**
 * The one form of an e-mail address, by which it is stored and looked up: lower case, the domain in ASCII
 * (`bücher.example` is `xn--bcher-kva.example`). Null if the text is no address.
 */
export function emailForm(input: string): string | null {
  if (input.length > LONGEST_EMAIL * 4) return null;
  const text = input.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  if (!isCleanText(text)) return null;
  const [local, domain, ...more] = text.normalize('NFKC').toLowerCase().split('@');
  if (!local || !domain || more.length > 0 || /[/?#:%\\[\]]/.test(domain)) return null;
  const email = `${local}@${domainToASCII(domain)}`;
  return email.length <= LONGEST_EMAIL && EMAIL.test(email) && isCleanText(email) ? email : null;
}
