import type { Config } from '../config.js';

const say = (text: string) => void process.stdout.write(`${text}\n`);

/**
 * Shows a newcomer where everything is, and then the `ready` line that programs wait for.
 * @param front the address that people call, without a path
 * @param parts further lines: a name and where it is
 * @param url the address of /graphql on this machine: what has started it wants to reach it
 */
export function announce(config: Config, front: string, parts: [string, string][], url: string): void {
  const line = (name: string, text: string) => say(`  ${name.padEnd(12)} ${text}`);
  say('');
  if (config.playground) line('playground', `${front}/playground`);
  if (!config.smtpUrl && !config.production) line('mails', `${front}/outbox`);
  line('graphql', `${front}/graphql   (WebSocket at the same path)`);
  for (const [name, text] of parts) line(name, text);
  if (config.demo) line('demo', 'mira (creator), jonas (member), ada (admin); password leela-demo-password');
  say(`\nready ${url}`);
}
