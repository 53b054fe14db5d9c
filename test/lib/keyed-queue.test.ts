import { describe, expect, it } from 'vitest';
import { KeyedQueue } from '../../src/lib/keyed-queue.js';

/** Work that ends when it is told to. */
function held() {
  let end!: () => void;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { ended, end };
}

describe('a queue by key', () => {
  it('runs one key in order and different keys side by side', async () => {
    const queue = new KeyedQueue();
    const log: string[] = [];
    const first = held();
    const work = (name: string, until?: Promise<void>) => async () => {
      log.push(`${name} begins`);
      await until;
      log.push(`${name} ends`);
      return name;
    };
    const all = [
      queue.run('a', work('a1', first.ended)),
      queue.run('a', work('a2')),
      queue.run('b', work('b1')),
    ];
    expect(await all[2]).toBe('b1');
    expect(log).toEqual(['a1 begins', 'b1 begins', 'b1 ends']);
    first.end();
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1']);
    expect(log.slice(3)).toEqual(['a1 ends', 'a2 begins', 'a2 ends']);
  });

  it('runs what concerns several keys when all of them are free, and before what comes behind it under any', async () => {
    const queue = new KeyedQueue();
    const log: string[] = [];
    const [first, second] = [held(), held()];
    const all = [
      queue.run('a', () => first.ended),
      queue.run('b', async () => void log.push('b')),
      queue.run(['a', 'b'], async () => {
        log.push('both');
        await second.ended;
      }),
      queue.run('b', async () => void log.push('behind')),
    ];
    await all[1];
    expect([queue.isBusy('a'), queue.isBusy('b'), queue.isBusy('c')]).toEqual([true, true, false]);
    expect(log).toEqual(['b']);
    first.end();
    await all[0];
    second.end();
    await Promise.all(all);
    expect(log).toEqual(['b', 'both', 'behind']);
    expect(queue.size).toBe(0);
  });

  it('goes on behind what failed, and keeps nothing of keys that are done', async () => {
    const queue = new KeyedQueue();
    const failed = queue.run('a', () => Promise.reject(new Error('no')));
    const thrown = queue.run('a', () => {
      throw new Error('at once');
    });
    const next = queue.run('a', async () => 'went on');
    await expect(failed).rejects.toThrow('no');
    await expect(thrown).rejects.toThrow('at once');
    expect(await next).toBe('went on');
    await Promise.resolve();
    expect(queue.size).toBe(0);
  });
});
