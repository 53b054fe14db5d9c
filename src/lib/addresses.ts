import { emailForm } from './email-address.js';
import { whyNotPublicUrl } from './public-url.js';

/** Whether a text has the form of an e-mail address. */
export const isEmail = (text: string): boolean => emailForm(text) !== null;

/** Whether a text is an http or https URL of a public host, without credentials. */
export const isHttpUrl = (text: string): boolean => whyNotPublicUrl(text) === null;

/** Whether a text is an http or https URL that a browser may be sent to, also one of the user's own machine. Never fetched. */
export function isPageUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
