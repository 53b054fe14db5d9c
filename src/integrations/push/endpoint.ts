import { whyNotPublicUrl } from '../../lib/public-url.js';

/** How push messages are sent. */
export interface PushSettings {
  /** Where push services can reach whoever runs this: `mailto:` or `https:`. */
  subject: string;
  /** Origins of push services that may be inside of a network, or unencrypted. */
  origins: readonly string[];
}

/** Why no messages are sent to an address, or null: an encrypted one on the public network, or one of the configuration. */
export function whyNotPushEndpoint(text: string, { origins }: Pick<PushSettings, 'origins'>): string | null {
  if (text.length > 2048) return 'is longer than 2,048 characters';
  const origin = URL.canParse(text) ? new URL(text).origin : null;
  if (origin && origins.includes(origin)) return null;
  return whyNotPublicUrl(text) ?? (text.startsWith('https://') ? null : 'has to begin with https://');
}
