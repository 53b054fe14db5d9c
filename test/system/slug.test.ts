import { Types } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../../src/events/transact.js';
import { claimSlug, nextNumber, slugTarget } from '../../src/services/system/index.js';
import { testApp } from '../setup/app.js';

const claim = (target: Types.ObjectId, name: string) =>
  transact(null, (tx) => claimSlug(tx, 'Group', target, name));

beforeAll(() => testApp());

describe('slugs', () => {
  it('number equal names, and lead former slugs to their target', async () => {
    const [a, b] = [new Types.ObjectId(), new Types.ObjectId()];
    expect([await claim(a, 'Néon Gardens!'), await claim(b, 'neon gardens')]).toEqual([
      'neon-gardens',
      'neon-gardens-2',
    ]);
    expect(await claim(a, 'Glass Gardens')).toBe('glass-gardens');
    expect(await slugTarget('Group', 'neon-gardens')).toEqual(a);
    expect(await claim(a, 'Neon Gardens')).toBe('neon-gardens');
    expect(await claim(new Types.ObjectId(), '✨')).toBe('group');
  });

  it('are unique under 20 at once', async () => {
    const slugs = await Promise.all(Array.from({ length: 20 }, () => claim(new Types.ObjectId(), 'Crowded')));
    expect(new Set(slugs).size).toBe(20);
  });
});

describe('human numbers', () => {
  it('count by series and year, each once', async () => {
    const at = new Date('2031-05-05T00:00:00Z');
    const numbers = await Promise.all(Array.from({ length: 20 }, () => nextNumber('TICK', at)));
    expect(new Set(numbers).size).toBe(20);
    expect(numbers.sort()[0]).toBe('TICK-2031-000001');
    expect(await nextNumber('TICK', new Date('2032-01-01T00:00:00Z'))).toBe('TICK-2032-000001');
  });
});
