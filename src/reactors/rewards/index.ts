import { Types, type ClientSession } from 'mongoose';
import type { Lane } from '../../events/lane.js';
import type { DomainEvent, DomainEvents, EventType } from '../../events/types.js';
import { localDay } from '../../lib/civil-time.js';
import { sharedNow } from '../../lib/clock.js';
import { UserPreferencesModel } from '../../models/identity/index.js';
import {
  AchievementMetric,
  PointTransactionModel,
  PointTransactionType,
  UserRewardsModel,
  type StoredDay,
  type StoredStreak,
  type UserRewards,
} from '../../models/rewards/index.js';
import { DomainEventModel } from '../../models/system/index.js';
import { afterActivity, checkMetrics } from '../../services/rewards/index.js';
import { factRows, factsOf, type Fact } from './facts.js';

type ObjectId = Types.ObjectId;

/**
 * The lane that turns activity into points, streaks and achievements, exactly once. It reads and writes each user's wallet
 * once per batch; what users do to their wallet meanwhile (claims, purchases) makes the batch run again.
 */
export const rewardsLane: Lane = {
  name: 'rewards',
  batchSize: 100,
  paceMs: 100,
  concerns: (type) => type in factRows,
  async handle(events, { session }) {
    const facts = events.flatMap((event) => factsOf(event).map((fact) => ({ ...fact, at: event.at })));
    if (facts.length === 0) return;
    const longest = await postAll(facts, session);
    await checkAll([...facts, ...longest], session);
  },
};

type Timed = Fact & { at: Date };

const FRESH: Pick<UserRewards, 'available' | 'streak' | 'day'> = {
  available: 0,
  streak: { days: 0, longest: 0, lastDay: null, freezes: 1 },
  day: null,
};

/** Posts points and streaks. Answers whose longest streak grew, as metrics to check. */
async function postAll(facts: readonly Timed[], session: ClientSession): Promise<Fact[]> {
  const users = distinct(
    facts.flatMap(({ points, active }) => [points?.user, active].filter((id) => id !== undefined)),
  );
  if (users.length === 0) return [];
  const wallets = await read(users, session);
  const held = await heldBy(facts, session);
  const rows: object[] = [];
  for (const { points, active, at } of facts) {
    if (active) beActive(wallets.get(String(active))!, at);
    if (!points) continue;
    const { user, fact, description } = points;
    const key = `${String(user)}${fact}`;
    const before = held.get(key) ?? { held: 0, times: 0 };
    const amount = points.amount === 'undo' ? -before.held : before.held > 0 ? 0 : points.amount;
    if (amount === 0) continue;
    held.set(key, { held: before.held + amount, times: before.times + 1 });
    const wallet = wallets.get(String(user))!;
    wallet.available += amount;
    wallet.earned += amount;
    if (amount > 0) countPoints(wallet, amount, at);
    rows.push({
      ...{
        user,
        amount,
        type: PointTransactionType.EARN,
        description,
        fact,
        key: `${fact}#${before.times + 1}`,
      },
      ...{ balanceAfter: wallet.available, createdAt: at },
    });
  }
  await write(wallets, session);
  if (rows.length > 0) await PointTransactionModel.collection.insertMany(rows as never, { session });
  return [...wallets.values()]
    .filter(({ streak, longest }) => streak.longest > longest)
    .map(({ user }) => ({ metric: { user, metric: AchievementMetric.STREAK } }));
}

/** A wallet while a batch works on it. */
interface Wallet {
  user: ObjectId;
  zone: string;
  available: number;
  earned: number;
  streak: StoredStreak;
  longest: number;
  day: StoredDay | null;
}

async function read(users: readonly ObjectId[], session: ClientSession): Promise<Map<string, Wallet>> {
  const stored = await UserRewardsModel.find({ _id: { $in: users } })
    .session(session)
    .lean<UserRewards[]>();
  const known = new Map(stored.map((row) => [String(row._id), row]));
  const preferences = await UserPreferencesModel.find({ user: { $in: users } }, { user: 1, timezone: 1 })
    .session(session)
    .lean();
  const zones = new Map(preferences.map(({ user, timezone }) => [String(user), timezone]));
  return new Map(
    users.map((user) => {
      const { available, streak, day } = known.get(String(user)) ?? FRESH;
      const whole = { ...FRESH.streak, ...streak };
      const zone = zones.get(String(user)) ?? 'UTC';
      return [
        String(user),
        { user, zone, available, earned: 0, streak: whole, longest: whole.longest, day: day && { ...day } },
      ];
    }),
  );
}

function beActive(wallet: Wallet, at: Date): void {
  wallet.streak = afterActivity(wallet.streak, localDay(at, wallet.zone));
  dayOf(wallet, at).actions += 1;
}

const countPoints = (wallet: Wallet, amount: number, at: Date): void => {
  dayOf(wallet, at).pointsEarned += amount;
};

/** The day of a moment. A late event of an earlier day counts for the current one. */
function dayOf(wallet: Wallet, at: Date): StoredDay {
  const date = localDay(at, wallet.zone);
  if (!wallet.day || date > wallet.day.date) wallet.day = { date, pointsEarned: 0, actions: 0 };
  return wallet.day;
}

async function heldBy(
  facts: readonly Timed[],
  session: ClientSession,
): Promise<Map<string, { held: number; times: number }>> {
  const names = [...new Set(facts.flatMap(({ points }) => (points ? [points.fact] : [])))];
  const rows = await PointTransactionModel.find({ fact: { $in: names } }, { user: 1, fact: 1, amount: 1 })
    .session(session)
    .lean();
  const held = new Map<string, { held: number; times: number }>();
  for (const { user, fact, amount } of rows) {
    const key = `${String(user)}${fact}`;
    const before = held.get(key) ?? { held: 0, times: 0 };
    held.set(key, { held: before.held + amount, times: before.times + 1 });
  }
  return held;
}

async function write(wallets: ReadonlyMap<string, Wallet>, session: ClientSession): Promise<void> {
  const updates = [...wallets.values()].map(({ user, earned, streak, day }) => ({
    updateOne: {
      filter: { _id: user },
      update: {
        $inc: { available: earned, total: earned },
        $set: { streak, day },
        $setOnInsert: {
          ...{ spent: 0, achievementPoints: 0, refundsUsed: 0 },
          cosmetics: { profileFrame: null, profileTheme: null, nameEffect: null, achievements: [] },
        },
      },
      upsert: true,
    },
  }));
  await UserRewardsModel.collection.bulkWrite(updates as never, { session, ordered: false });
}

/** Unlocks and revokes achievements of the metrics that changed, and appends what happened to the log. */
async function checkAll(facts: readonly Fact[], session: ClientSession): Promise<void> {
  const pairs = new Map(
    facts.flatMap(({ metric }) =>
      metric ? [[`${String(metric.user)}${metric.metric}`, metric] as const] : [],
    ),
  );
  const at = sharedNow();
  const events: object[] = [];
  const emit = <T extends EventType>(type: T, data: DomainEvents[T]): ObjectId => {
    const _id = new Types.ObjectId(Types.ObjectId.generate(Math.floor(at.getTime() / 1_000)));
    events.push({ _id, type, at, actor: null, data } as DomainEvent);
    return _id;
  };
  await checkMetrics({ session, at, emit }, [...pairs.values()]);
  if (events.length > 0) await DomainEventModel.collection.insertMany(events as never, { session });
}

const distinct = (ids: readonly ObjectId[]): ObjectId[] => [
  ...new Map(ids.map((id) => [String(id), id])).values(),
];
