import { describe, expect, it } from 'vitest';
import { Underway } from '../../src/lib/underway.js';

describe('what is under way', () => {
  it('is limited by key, and makes room again however it ends', async () => {
    const underway = new Underway(() => 2);
    const ends: (() => void)[] = [];
    const work = () => new Promise<void>((resolve) => void ends.push(resolve));
    const [a, b] = [underway.run('a', work), underway.run('a', work)];
    expect(underway.run('a', work)).toBeNull();
    const failing = underway.run('b', () => Promise.reject(new Error('no')));
    expect(underway.run('b', work)).not.toBeNull();
    expect(underway.run('b', work)).toBeNull();
    await expect(failing).rejects.toThrow('no');
    expect(underway.run('b', work)).not.toBeNull();
    for (const end of ends) end();
    await Promise.all([a, b]);
    expect([underway.run('a', work), underway.run('a', work)]).not.toContain(null);
    expect(underway.run('a', work)).toBeNull();
  });
});
