import type { PushSettings } from './endpoint.js';

export { whyNotPushEndpoint, type PushSettings } from './endpoint.js';
export * from './push.js';
export { webPushSender } from './web-push.js';

let settings: PushSettings = { subject: 'mailto:no-reply@leela.example', origins: [] };

/** Sets the settings of push messages. */
export function configurePush(given: PushSettings): void {
  settings = given;
}

/** The settings of push messages. */
export function pushSettings(): PushSettings {
  return settings;
}
