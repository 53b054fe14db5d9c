import { addDays } from '../../lib/civil-time.js';
import type { StoredStreak } from '../../models/rewards/index.js';

const MOST_FREEZES = 2;
/** A freeze is earned with each week of a streak. */
const FREEZE_EVERY = 7;

/**
 * The streak after activity on a local day. The same day changes nothing; an earlier one (another zone, a late event)
 * neither. One missed day uses a freeze if there is one, and the frozen day counts as kept, not as active; two missed days
 * begin anew and use no freeze.
 */
export function afterActivity(streak: StoredStreak, day: string): StoredStreak {
  const { lastDay, longest } = streak;
  if (lastDay !== null && day <= lastDay) return streak;
  const consecutive = lastDay !== null && day === addDays(lastDay, 1);
  const frozen = lastDay !== null && day === addDays(lastDay, 2) && streak.freezes > 0;
  const days = consecutive || frozen ? streak.days + 1 : 1;
  const spent = streak.freezes - (frozen ? 1 : 0);
  const freezes = days % FREEZE_EVERY === 0 ? Math.min(MOST_FREEZES, spent + 1) : spent;
  return { days, longest: Math.max(longest, days), lastDay: day, freezes };
}

/** A streak as it is on a day. */
export interface ShownStreak {
  days: number;
  longest: number;
  lastDay: string | null;
  freezesLeft: number;
  /** Whether it ends unless the user is active today. */
  atRisk: boolean;
}

/** The streak on a local day without further activity: 0 once it cannot be continued. */
export function streakOn(streak: StoredStreak, today: string): ShownStreak {
  const { lastDay, longest, freezes: freezesLeft } = streak;
  const kept =
    lastDay !== null && (today <= addDays(lastDay, 1) || (freezesLeft > 0 && today === addDays(lastDay, 2)));
  return { days: kept ? streak.days : 0, longest, lastDay, freezesLeft, atRisk: kept && today > lastDay };
}
