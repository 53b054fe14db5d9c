import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LockedError, holderOf, takeLock } from '../../src/cli/embedded/lock.js';
import { isAlive, markOf } from '../../src/cli/embedded/process.js';

describe('the lock of a data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leela-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const leave = (content: unknown) =>
    writeFile(join(folder, 'leela.lock'), typeof content === 'string' ? content : JSON.stringify(content));

  it('is held by one, and free after its release', async () => {
    const lock = await takeLock(folder, 'gateway', 'npm start');
    const refusal = await takeLock(folder, 'gateway', 'npm start').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(LockedError);
    expect((refusal as Error).message).toContain(`process ${process.pid}`);
    expect(await holderOf(folder)).toMatchObject({ pid: process.pid, role: 'gateway' });
    await lock.release();
    expect(await holderOf(folder)).toBeNull();
    await (await takeLock(folder, 'command', 'npm run reconcile')).release();
  });

  it('is taken over from a process that is gone', async () => {
    await leave({ pid: 2 ** 22 - 1, started: 'long ago', role: 'gateway', name: 'npm start' });
    await takeLock(folder, 'gateway', 'npm start');
    expect(await holderOf(folder)).toMatchObject({ pid: process.pid });
  });

  it('is not fooled by another process that was given the same number', async () => {
    await leave({ pid: process.pid, started: 'before the last boot', role: 'gateway', name: 'npm start' });
    expect(await holderOf(folder)).toBeNull();
    await takeLock(folder, 'gateway', 'npm start');
  });

  it('is taken over when a crash left half a file', async () => {
    await leave('{"pid":');
    await takeLock(folder, 'gateway', 'npm start');
    expect(await holderOf(folder)).toMatchObject({ pid: process.pid });
  });

  it('goes to one only of many that find it stale together', async () => {
    // Many times, for a loser that clears the winner's lock away needs luck.
    for (let round = 0; round < 20; round += 1) {
      await leave({ pid: 2 ** 22 - 1, started: 'long ago', role: 'gateway', name: 'npm start' });
      const tries = Array.from({ length: 20 }, () => takeLock(folder, 'gateway', 'npm start'));
      const results = await Promise.allSettled(tries);
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      expect(await readdir(folder)).toEqual(['leela.lock']);
    }
  });

  it('is taken over although a starter was killed while it cleared it away', async () => {
    const stale = JSON.stringify({
      pid: 2 ** 22 - 1,
      started: 'long ago',
      role: 'gateway',
      name: 'npm start',
    });
    await leave(stale);
    const guard = createHash('sha256').update(stale).digest('hex').slice(0, 16);
    await writeFile(
      join(folder, `leela.lock.${guard}`),
      JSON.stringify({ pid: 2 ** 22 - 2, started: 'long ago' }),
    );
    await takeLock(folder, 'gateway', 'npm start');
    expect(await holderOf(folder)).toMatchObject({ pid: process.pid });
    expect(await readdir(folder)).toEqual(['leela.lock']);
  });

  it('is waited for while its holder is stopping', async () => {
    const first = await takeLock(folder, 'gateway', 'npm start');
    await first.announceStop();
    const second = takeLock(folder, 'gateway', 'npm start');
    await first.release();
    await (await second).release();
  });

  it('is given back by a holder who can’t say so before', async () => {
    const lock = await takeLock(folder, 'gateway', 'npm start');
    // Nothing can be written there any more, as on a full disk.
    await rm(folder, { recursive: true });
    await lock.announceStop();
    await lock.release();
    expect(await holderOf(folder)).toBeNull();
  });
});

describe('a process mark', () => {
  it('tells a running process from an ended one', () => {
    expect(isAlive(markOf(process.pid)!)).toBe(true);
    expect(isAlive({ ...markOf(process.pid)!, started: 'another time' })).toBe(false);
    expect(markOf(2 ** 22 - 1)).toBeNull();
  });
});
