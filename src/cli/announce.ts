import type { Config } from '../config.js';
import { webIsBuilt } from '../server/web/routes.js';

const say = (text: string) => void process.stdout.write(`${text}\n`);

/**
 * Prints the addresses for a new user, and then the `ready` line that programs wait for.
 * @param front the public address, without a path
 * @param parts further lines: a name and its address
 * @param url the address of /graphql on this machine, for the program that started it
 */
export function announce(config: Config, front: string, parts: [string, string][], url: string): void {
  const line = (name: string, text: string) => say(`  ${name.padEnd(12)} ${text}`);
  say('');
  if (config.web && webIsBuilt()) line('web', `${front}/`);
  if (config.playground) line('playground', `${front}/playground`);
  if (config.docs) line('docs', `${front}/docs`);
  if (!config.smtpUrl && !config.production) line('mails', `${front}/outbox`);
  line('graphql', `${front}/graphql   (WebSocket at the same path)`);
  for (const [name, text] of parts) line(name, text);
  if (config.demo) line('demo', 'mira (creator), jonas (member), ada (admin); password leela-demo-password');
  say(`\nready ${url}`);
}
