import type { LaneTx, Reactor } from '../../events/lane.js';
import type { DomainEvent } from '../../events/types.js';
import { sharedNow } from '../../lib/clock.js';
import { floorTo } from '../../lib/rollup-levels.js';
import { InsightSlotModel, SLOT_DAYS, SlotKind } from '../../models/analytics/index.js';
import { MEMBER_STATUSES, type MembershipStatus } from '../../models/community/index.js';
import { markLate } from '../../services/analytics/index.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Rollups are made again for an hour by themselves; what comes later is marked. */
const LATE_MS = 45 * 60 * 1_000;

/** One thing that happened. */
interface Happening {
  at: Date;
  key: string[];
}

const isIn = (status: MembershipStatus | null): boolean =>
  status !== null && MEMBER_STATUSES.includes(status);

const viewed = (events: readonly DomainEvent<'post.viewed' | 'topic.viewed'>[]): Happening[] =>
  events.flatMap(({ at, data }) =>
    data.views.map(({ post }) => ({ at: data.at ?? at, key: [post.toHexString(), data.country ?? ''] })),
  );

/** Counts by quarter of an hour what insights could not count out of rows later. */
export const insightSlots: Reactor = {
  name: 'insight-slots',
  on: {
    'post.viewed': (events, tx) => note(SlotKind.POST_VIEWS, viewed(events), tx),
    'topic.viewed': (events, tx) => note(SlotKind.TOPIC_VIEWS, viewed(events), tx),
    'story.created': (events, tx) =>
      note(
        SlotKind.STORIES,
        events.map(({ at, data }) => ({ at, key: [data.visibility] })),
        tx,
      ),
    'story.viewed': (events, tx) =>
      note(
        SlotKind.STORY_VIEWS,
        events.map(({ at }) => ({ at, key: [] })),
        tx,
      ),
    'membership.changed': (events, tx) =>
      note(
        SlotKind.GROUP_FLOWS,
        events.flatMap(({ at, data }) => {
          const [was, is] = [isIn(data.from), isIn(data.to)];
          const way = is ? 'joined' : 'left';
          return was === is ? [] : [{ at: data.at ?? at, key: [data.group.toHexString(), way] }];
        }),
        tx,
      ),
  },
};

async function note(
  kind: SlotKind,
  happenings: readonly Happening[],
  { session }: Pick<LaneTx, 'session'>,
): Promise<void> {
  if (happenings.length === 0) return;
  const now = sharedNow().getTime();
  const slots = new Map<string, Happening & { n: number }>();
  for (const { at: moment, key } of happenings) {
    const at = floorTo('quarter', moment);
    const id = [kind, at.getTime().toString(36), ...key].join(' ');
    slots.set(id, { at, key, n: (slots.get(id)?.n ?? 0) + 1 });
  }
  const $set = { expiresAt: new Date(now + SLOT_DAYS * DAY_MS) };
  await InsightSlotModel.collection.bulkWrite(
    [...slots].map(([_id, { at, key, n }]) => ({
      updateOne: {
        filter: { _id: _id as never },
        update: { $setOnInsert: { kind, at, key }, $inc: { n }, $set },
        upsert: true,
      },
    })),
    { session, ordered: false },
  );
  const late = [...slots.values()].map(({ at }) => at).filter((at) => at.getTime() < now - LATE_MS);
  await markLate(InsightSlotModel.collection.name, late);
}
