import type { mongo } from 'mongoose';
import type { Counts, PlainModel } from './plain-model.js';

/** Where the gateway keeps what is counted, by the kinds of the plain model. */
const SOURCES = {
  person: { collection: 'users', stats: 'stats' },
  post: { collection: 'posts', stats: 'stats' },
  comment: { collection: 'comments', stats: 'stats' },
  forum: { collection: 'groups', stats: 'stats' },
} as const;

/**
 * Every difference between the counters in the database and the plain model: wrong counts, what is missing and what is
 * there too often. `ids` maps `<kind>:<id>` to the global id.
 */
export async function differences(
  model: PlainModel,
  db: mongo.Db,
  ids: Map<string, string>,
): Promise<string[]> {
  const wanted = model.counts();
  const found: string[] = [];
  for (const [kind, { collection }] of Object.entries(SOURCES)) {
    const rows = await db
      .collection(collection)
      .find({}, { projection: { stats: 1, reactions: 1 } })
      .toArray();
    const byId = new Map(rows.map((row) => [String(row._id), row]));
    const keys = [...wanted.keys()].filter((key) => key.startsWith(`${kind}:`));
    if (rows.length !== keys.length) found.push(`${collection}: ${rows.length} rows, not ${keys.length}`);
    for (const key of keys) {
      const row = byId.get((ids.get(key) ?? '').split('_')[1] ?? '');
      if (!row) {
        found.push(`${key} is not there`);
        continue;
      }
      found.push(...unequal(key, wanted.get(key)!, row.stats as Counts));
      const likes = wanted.get(key)!.likes;
      const reactions = (row.reactions as Counts | undefined) ?? {};
      if (likes !== undefined) found.push(...unequal(key, { like: likes }, { like: 0, ...reactions }));
    }
  }
  return [...found, ...(await tagDifferences(wanted, db)), ...(await rowDifferences(model, db))];
}

async function tagDifferences(wanted: Map<string, Counts>, db: mongo.Db): Promise<string[]> {
  const rows = await db.collection<{ name: string; usageCount: number }>('tags').find().toArray();
  const keys = [...wanted.keys()].filter((key) => key.startsWith('tag:'));
  const byName = new Map(rows.map((row) => [`tag:${row.name}`, row]));
  const found = rows.length === keys.length ? [] : [`tags: ${rows.length} rows, not ${keys.length}`];
  for (const key of keys) {
    const row = byName.get(key);
    found.push(
      ...(row ? unequal(key, wanted.get(key)!, { usageCount: row.usageCount }) : [`${key} is not there`]),
    );
  }
  return found;
}

/** The rows that are counted, counted themselves: a counter may only be right because two mistakes cancel out. */
async function rowDifferences(model: PlainModel, db: mongo.Db): Promise<string[]> {
  const total = (sets: Map<string, Set<string>>) =>
    [...sets.values()].reduce((sum, set) => sum + set.size, 0);
  const actual = {
    likes: await db.collection('likes').countDocuments(),
    follows: await db.collection('follows').countDocuments(),
    members: await db.collection('memberships').countDocuments({ status: 'active' }),
  };
  const dead = await db.collection('dead_letters').find().limit(5).toArray();
  return [
    ...unequal(
      'rows',
      { likes: total(model.likes), follows: total(model.follows), members: total(model.forums) },
      actual,
    ),
    ...dead.map((letter) => `put aside in ${letter.lane}: ${letter.event.type}: ${letter.stack}`),
  ];
}

function unequal(key: string, wanted: Counts, actual: Counts): string[] {
  return Object.entries(wanted)
    .filter(([name, count]) => actual[name] !== count)
    .map(([name, count]) => `${key}.${name} is ${actual[name]}, not ${count}`);
}
