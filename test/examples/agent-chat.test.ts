import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { chatWorld, type ChatWorld } from '../agents/chats.js';
import { makeAgent } from '../agents/world.js';

const script = resolve(import.meta.dirname, '../../examples/agent-chat.mjs');
const running: ChildProcessWithoutNullStreams[] = [];
let world: ChatWorld;
beforeAll(async () => {
  await testApp();
  world = await chatWorld();
});
afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')));
afterAll(() => world.stop());

it('the agent chat of the examples streams answers, can be paused and stopped', async () => {
  const { url } = await testApp();
  const [mira, agent] = [await person(), await makeAgent({ name: 'Einstein' })];
  const child = spawn(process.execPath, [script, mira.username, agent.slug], {
    env: { ...process.env, LEELA_URL: url, LEELA_PASSWORD: mira.password },
  });
  running.push(child);
  let output = '';
  let wake = (): void => undefined;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      wake();
    });
  const exit = new Promise<number | null>((done) => child.once('exit', done));
  void exit.then(() => wake());
  const shows = async (text: string): Promise<void> => {
    while (!output.includes(text)) {
      if (child.exitCode !== null) throw new Error(`it ended without “${text}”:\n${output}`);
      await new Promise<void>((heard) => (wake = heard));
    }
  };
  await shows('Einstein: Hello!');
  world.server.then = { does: 'answer', chunks: ['one ', 'two ', 'three'], everyMs: 30 };
  child.stdin.write('Count\n');
  await shows('Einstein: one');
  // As Ctrl-Z and fg do.
  child.kill('SIGSTOP');
  child.kill('SIGCONT');
  await shows('one two three\n');
  world.server.then = { does: 'answer', chunks: Array<string>(2_000).fill('x '), everyMs: 10 };
  child.stdin.write('Go on\n');
  await shows('Einstein: x x');
  child.stdin.write('/stop\n');
  await shows('(stopped)');
  child.stdin.write('\n');
  expect(await exit).toBe(0);
});
