import type { Viewer } from '../../auth/viewer.js';
import { sharedNow } from '../../lib/clock.js';
import { ErrorCode, Refusal } from '../../schema/errors.js';

/** What a sanction forbids: publishing, or any participation. */
export type Guarded = 'speaking' | 'takingPart';

/** The stored end of a sanction without end. */
const LONG = Date.UTC(9000, 0);

/**
 * The only check of sanctions. A ban forbids both, a mute forbids publishing. Both end by time, without a job.
 * @throws FORBIDDEN with reason BANNED or MUTED, and the end
 */
export function requireNotSanctioned({ viewer }: { viewer: Viewer | null }, from: Guarded): void {
  if (!viewer) return;
  const now = sharedNow();
  const { bannedUntil, mutedUntil } = viewer;
  if (bannedUntil && bannedUntil > now) throw sanctioned('BANNED', 'You are banned', bannedUntil);
  if (from === 'speaking' && mutedUntil && mutedUntil > now)
    throw sanctioned('MUTED', 'You are muted', mutedUntil);
}

function sanctioned(reason: string, words: string, until: Date): Refusal {
  const end = until.getTime() < LONG ? until.toISOString() : null;
  const rest = end ? `until ${end}` : 'until the decision is overturned';
  return new Refusal(
    ErrorCode.FORBIDDEN,
    `${words} ${rest}. The reason is in viewer.sanctions, where you can appeal.`,
    {
      reason,
      params: { until: end },
    },
  );
}
