import { whyNotPublicUrl } from '../../lib/public-url.js';

/** The settings of push messages. */
export interface PushSettings {
  /** The contact address of the operator for push services: `mailto:` or `https:`. */
  subject: string;
  /** Origins of push services that may be internal or unencrypted. */
  origins: readonly string[];
}

/**
 * Why no messages are sent to an address, or null if they may be: https on the public network, or a configured
 * origin.
 */
export function whyNotPushEndpoint(text: string, { origins }: Pick<PushSettings, 'origins'>): string | null {
  if (text.length > 2048) return 'is longer than 2,048 characters';
  const origin = URL.canParse(text) ? new URL(text).origin : null;
  if (origin && origins.includes(origin)) return null;
  return whyNotPublicUrl(text) ?? (text.startsWith('https://') ? null : 'has to begin with https://');
}
