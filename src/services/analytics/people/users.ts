import type { InsightPeriod } from '../../../lib/insight-period.js';
import type { Context } from '../../../loaders/context.js';
import { AuthMethod, PlatformPlan, SecurityEvent } from '../../../models/identity/index.js';
import { SIGN_IN_FAILURES } from '../rollups/people/users.js';
import { byBucket, byPart, countsOf, since, total, whole } from './reading.js';

const SIGN_INS: readonly string[] = [SecurityEvent.SIGNED_IN, SecurityEvent.SIGNED_UP];
const FAILURES: readonly string[] = SIGN_IN_FAILURES;

/** Number of accounts at the end of a period: those there are now, without what changed since. */
export async function totalUsers(ctx: Context, period: InsightPeriod): Promise<number> {
  const now = await ctx.loaders.accountsNow.load('all');
  const later = since(period);
  if (!later) return now;
  const [registered, security] = await Promise.all([
    total(ctx, 'users.registered', later),
    whole(ctx, 'users.security', later),
  ]);
  const erased = byPart(security, 0).get(SecurityEvent.ACCOUNT_ERASED)?.count ?? 0;
  return Math.max(0, now - registered.count + erased);
}

/** Number of users who were active in a period. */
export async function activeUsers(ctx: Context, period: InsightPeriod): Promise<number> {
  return (await total(ctx, 'users.active', period)).unique('users');
}

/** Parts of the key of active users. */
const PARTS = {
  country: { part: 0, names: {} },
  method: { part: 1, names: AuthMethod },
  plan: { part: 2, names: PlatformPlan },
} as const;

/** Number of users who were active in a period, by something known about them. */
export async function activeBy(ctx: Context, period: InsightPeriod, what: keyof typeof PARTS) {
  const { part, names } = PARTS[what];
  const rows = await whole(ctx, 'users.active', period);
  return countsOf(byPart(rows, part), (figures) => figures.unique('users'), names);
}

/** What users did, bucket by bucket. */
export async function userBuckets(ctx: Context, period: InsightPeriod) {
  const security = (events: readonly string[]) =>
    byBucket(ctx, 'users.security', period, { passes: ([event]) => events.includes(event!) });
  const [registered, active, signIns, failures] = await Promise.all([
    byBucket(ctx, 'users.registered', period),
    byBucket(ctx, 'users.active', period),
    security(SIGN_INS),
    security(FAILURES),
  ]);
  return period.buckets.map((_, index) => ({
    registrations: registered[index]!.count,
    active: active[index]!.unique('users'),
    signIns: signIns[index]!.count,
    failures: failures[index]!.count,
  }));
}
