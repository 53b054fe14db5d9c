import { afterEach, describe, expect, it, vi } from 'vitest';
import { clockSkew, noteTime, sharedNow } from '../../src/lib/clock.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const right = Date.now();

describe('the present moment for what is stored', () => {
  afterEach(() => {
    vi.useRealTimers();
    noteTime(new Date(), performance.now());
  });

  for (const ahead of [DAY_MS, -DAY_MS, 10 * 60_000])
    it(`is the database's where this machine's clock is ${ahead / 60_000} minutes ahead`, () => {
      vi.useFakeTimers({ toFake: ['Date', 'performance'], now: right + ahead });
      noteTime(new Date(right), performance.now());
      vi.advanceTimersByTime(30_000);
      expect(clockSkew()).toBe(ahead);
      expect(sharedNow().getTime()).toBe(right + 30_000);
    });

  it("is this machine's where the two differ by no more than an answer may take", () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'], now: right });
    noteTime(new Date(right - 1_500), performance.now());
    expect([clockSkew(), sharedNow().getTime()]).toEqual([0, right]);
  });

  it('is not moved by an answer that this process had no time for, and goes by the middle of its way', () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'], now: right });
    noteTime(new Date(right), performance.now());
    const askedAt = performance.now();
    vi.advanceTimersByTime(5_000);
    noteTime(new Date(right), askedAt);
    expect(clockSkew()).toBe(0);
    noteTime(new Date(right + DAY_MS), performance.now() - 1_000);
    expect(clockSkew()).toBe(5_000 - DAY_MS - 500);
  });

  it("is this machine's when the database has said nothing for a minute: it may have slept", () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'], now: right });
    noteTime(new Date(right + DAY_MS), performance.now());
    vi.advanceTimersByTime(60_001);
    expect(clockSkew()).toBe(0);
  });
});
