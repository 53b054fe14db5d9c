import type { Types } from 'mongoose';
import { floorTo } from '../../lib/rollup-levels.js';
import { ApiUsageModel, OperationKind, UserActivityModel } from '../../models/analytics/index.js';
import { chanceOf } from './plan-traffic.js';
import { putOnce, type SeedRow } from './put-once.js';
import type { DemoSeeder } from './seeder.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const ACTIVE_DAYS = 90;
const API_DAYS = 28;
const REQUESTS_A_DAY = 120;
const COUNTRIES = ['DE', 'US', 'GB', 'FR', 'IN', 'BR', 'JP'];

/** Operations of a demo client: share of the requests, milliseconds at most times, commands, bytes. */
const OPERATIONS = [
  { operation: 'HomeFeed', share: 40, ms: 22, commands: 5, bytes: 24_000 },
  { operation: 'Profile', share: 20, ms: 14, commands: 4, bytes: 6_000 },
  { operation: 'Post', share: 18, ms: 11, commands: 4, bytes: 4_000 },
  { operation: 'React', share: 12, ms: 17, commands: 3, bytes: 300, kind: OperationKind.MUTATION },
  { operation: 'SendToAgent', share: 6, ms: 35, commands: 9, bytes: 900, kind: OperationKind.MUTATION },
  { operation: 'SignIn', share: 4, ms: 140, commands: 6, bytes: 1_200, kind: OperationKind.MUTATION },
];
const CLIENTS = ['web', 'web', 'web', 'ios', 'android'];

/** When users were active over ninety days, and four weeks of operations: what nobody has done in a database that is new. */
export async function seedActivity(demo: DemoSeeder): Promise<void> {
  const chance = chanceOf(17);
  const one = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
  await putOnce(
    UserActivityModel,
    demo.people.flatMap((user, n) => activityOf(demo, user, n, chance)),
  );

  const weighted = OPERATIONS.flatMap((operation) =>
    Array.from({ length: operation.share }, () => operation),
  );
  const operations: SeedRow[] = [];
  for (let n = 0; n < API_DAYS * REQUESTS_A_DAY; n += 1) {
    const { operation, ms, commands, bytes, kind = OperationKind.QUERY } = one(weighted);
    const at = demo.ago((n / REQUESTS_A_DAY + chance()) * DAY_MS);
    const failed = chance() < 0.012;
    operations.push({
      ...{ _id: demo.id('api-usage', n, at), operation, kind, at, client: one(CLIENTS) },
      ...{ user: one(demo.people), mongoCommands: commands, requestBytes: 700, responseBytes: bytes },
      // Most answers take as long as usual, some several times as long.
      durationMs: Math.round(ms * (0.7 + chance() * 0.6 + (chance() < 0.06 ? chance() * 6 : 0))),
      weight: 1,
      ...(failed ? { errorCode: 'BAD_USER_INPUT' } : {}),
      expireAt: new Date(at.getTime() + 30 * DAY_MS),
    });
  }
  await putOnce(ApiUsageModel, operations);
}

/** Days on which a user was active: from some day on, some more and some less faithfully, mostly by day. */
function activityOf(demo: DemoSeeder, user: Types.ObjectId, n: number, chance: () => number): SeedRow[] {
  const begun = n < 3 ? ACTIVE_DAYS : Math.ceil(ACTIVE_DAYS * chance());
  const faith = n < 3 ? 0.9 : 0.15 + chance() * 0.6;
  const country = COUNTRIES[n % COUNTRIES.length]!;
  const times = [begun, ...Array.from({ length: begun - 1 }, (_, day) => begun - 1 - day)]
    .filter((_, place) => place === 0 || chance() < faith)
    .map((days) => floorTo('quarter', demo.ago((days - chance() * 0.6) * DAY_MS)));
  const first = times[0]!;
  return times.map((at, place) => ({ _id: demo.id(`activity:${n}`, place, at), user, at, first, country }));
}
