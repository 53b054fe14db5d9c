import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launch, mongodPid, startGateway, temporaryData } from '../setup/gateway.js';

describe('npm run <command>', { timeout: 90_000 }, () => {
  let data: Awaited<ReturnType<typeof temporaryData>>;
  beforeEach(async () => {
    data = await temporaryData();
  });
  afterEach(() => data.clean());
  const indexes = (...args: string[]) =>
    launch(['scripts/run.mjs', 'indexes', ...args], { MONGODB_URI: '', DATA_DIR: data.folder });

  it('has a database for its time when no gateway runs, one command after the other', async () => {
    const commands = [indexes(), indexes()];
    for (const command of commands) {
      expect(await command.exit, command.output()).toBe(0);
      expect(command.output()).toMatch(/the indexes of \d+ collections stand/);
    }
    expect(await mongodPid(data.folder)).toBe(0);
  });

  it('uses the database of a running gateway and leaves it running', async () => {
    const gateway = startGateway(data.folder, { LOG_LEVEL: 'info', LOG_PRETTY: 'off' });
    const url = await gateway.ready();
    const phases = () => /"phases":(\{[^}]*\})/.exec(gateway.output())?.[1];
    // Logs are written beside the line that says `ready`.
    await expect.poll(phases).toBeDefined();
    expect(Object.keys(JSON.parse(phases()!))).toEqual([
      ...['load', 'assemble', 'connect', 'indexes', 'lanes', 'domains', 'schema', 'listen'],
    ]);
    const command = indexes();
    expect(await command.exit, command.output()).toBe(0);
    expect(command.output()).toContain(`running gateway (process ${gateway.pid})`);
    expect((await fetch(new URL('/readyz', url))).status).toBe(200);
    gateway.kill('SIGTERM');
    expect(await gateway.exit).toBe(0);
  });

  it('explains itself and refuses arguments that it does not know', async () => {
    const help = indexes('--help');
    expect(await help.exit).toBe(0);
    expect(help.output()).toContain('npm run db:indexes');
    const wrong = indexes('--nope');
    expect(await wrong.exit).toBe(1);
    expect(wrong.output()).toContain("Unknown option '--nope'");
    expect(await mongodPid(data.folder)).toBe(0);
  });
});
