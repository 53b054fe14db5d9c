import { describe, expect, it } from 'vitest';
import { quietUntil } from '../../src/lib/quiet-hours.js';

const NIGHT = { from: '22:00', to: '07:00' };
const until = (at: string, zone: string, hours = NIGHT) =>
  quietUntil(new Date(at), hours, zone)?.toISOString() ?? null;

describe('quiet hours', () => {
  it.each([
    ['the evening', '2026-01-10T21:30:00Z', 'Europe/Berlin', '2026-01-11T06:00:00.000Z'],
    ['its first minute', '2026-01-10T21:00:00Z', 'Europe/Berlin', '2026-01-11T06:00:00.000Z'],
    ['the minute before', '2026-01-10T20:59:59Z', 'Europe/Berlin', null],
    ['the morning', '2026-01-10T05:59:59Z', 'Europe/Berlin', '2026-01-10T06:00:00.000Z'],
    ['their end', '2026-01-10T06:00:00Z', 'Europe/Berlin', null],
    ['a quarter of an hour of its own', '2026-01-10T17:00:00Z', 'Asia/Kathmandu', '2026-01-11T01:15:00.000Z'],
    [
      'the night that is an hour shorter',
      '2026-03-28T22:00:00Z',
      'Europe/Berlin',
      '2026-03-29T05:00:00.000Z',
    ],
    ['the night that is an hour longer', '2026-10-24T21:00:00Z', 'Europe/Berlin', '2026-10-25T06:00:00.000Z'],
    ['a zone that nobody knows', '2026-01-10T23:00:00Z', 'Mars/Olympus', '2026-01-11T07:00:00.000Z'],
  ])('in %s', (_name, at, zone, end) => expect(until(at, zone)).toBe(end));

  it('may lie within a day, or be none at all', () => {
    const noon = { from: '12:00', to: '13:30' };
    expect(until('2026-01-10T12:10:30Z', 'UTC', noon)).toBe('2026-01-10T13:30:00.000Z');
    expect(until('2026-01-10T13:30:00Z', 'UTC', noon)).toBeNull();
    expect(until('2026-01-10T12:00:00Z', 'UTC', { from: '12:00', to: '12:00' })).toBeNull();
  });

  it('end in the future, also where their end is skipped', () => {
    for (let minute = 0; minute < 24 * 60; minute += 7) {
      const at = new Date(Date.parse('2026-03-28T20:00:00Z') + minute * 60_000);
      const end = quietUntil(at, { from: '22:00', to: '02:30' }, 'Europe/Berlin');
      if (end) expect(end.getTime()).toBeGreaterThan(at.getTime());
      if (end) expect(quietUntil(end, { from: '22:00', to: '02:30' }, 'Europe/Berlin')).toBeNull();
    }
  });
});
