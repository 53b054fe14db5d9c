import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { people, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';

const script = resolve(import.meta.dirname, '../../examples/terminal-chat.mjs');
const running: ChildProcessWithoutNullStreams[] = [];
afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')));

/** A terminal in which somebody writes to somebody. */
function terminal(url: string, me: Person, other: Person) {
  const child = spawn(process.execPath, [script, me.username, other.username], {
    env: { ...process.env, LEELA_URL: url, LEELA_PASSWORD: me.password },
  });
  running.push(child);
  let output = '';
  let wake = () => undefined as void;
  const hear = (chunk: Buffer) => {
    output += chunk.toString();
    wake();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.once('exit', () => wake());
  return {
    write: (line: string) => void child.stdin.write(`${line}\n`),
    exit: new Promise<number | null>((done) => child.once('exit', done)),
    async shows(text: string): Promise<string> {
      while (!output.includes(text)) {
        if (child.exitCode !== null) throw new Error(`it ended without “${text}”:\n${output}`);
        await new Promise<void>((heard) => (wake = heard));
      }
      return output;
    },
  };
}

it('the terminal chat of the examples carries a line from one terminal to the other, once', async () => {
  const { url } = await testApp();
  const [mira, jonas] = (await people(2)) as [Person, Person];
  const hers = terminal(url, mira, jonas);
  await hers.shows('writes to');
  const his = terminal(url, jonas, mira);
  await his.shows('writes to');
  his.write('are you there?');
  await hers.shows('are you there?');
  hers.write('where else');
  const seen = await his.shows(`${mira.username}: where else`);
  expect(seen.match(/are you there\?/g)).toHaveLength(1);
  hers.write('');
  expect(await hers.exit).toBe(0);
}, 60_000);
