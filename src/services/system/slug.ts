import slugify from '@sindresorhus/slugify';
import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { SlugModel } from '../../models/system/slug.js';
import type { IdType } from '../../schema/ids.js';

const LONGEST = 80;
/** With this many equal names, the next slug ends with a part of its id. */
const MOST_NUMBERED = 50;

/** The slug of a name: lower case, words joined by hyphens. `fallback` if nothing is left. */
export function slugOf(name: string, fallback: string): string {
  const slug = slugify(name).slice(0, LONGEST).replace(/-+$/, '');
  return slug === '' ? fallback : slug;
}

/**
 * Claims a slug for a target: that of its name, with a number if another target has it. The target's previous slug
 * becomes a redirect; one that it had before is reused. The unique index decides. Returns the slug.
 */
export async function claimSlug(
  tx: Tx,
  scope: IdType,
  target: Types.ObjectId,
  name: string,
): Promise<string> {
  const base = slugOf(name, scope.toLowerCase());
  const { session } = tx;
  const wanted = [
    base,
    ...Array.from({ length: MOST_NUMBERED }, (_, n) => `${base}-${n + 2}`),
    `${base}-${String(target)}`,
  ];
  const taken = await SlugModel.find({ scope, slug: { $in: wanted } }, { slug: 1, target: 1 })
    .session(session)
    .lean<{ slug: string; target: Types.ObjectId }[]>();
  const others = new Set(taken.filter((row) => !row.target.equals(target)).map((row) => row.slug));
  const slug = wanted.find((one) => !others.has(one))!;
  await SlugModel.collection.updateMany(
    { scope, target, current: true },
    { $set: { current: false } },
    { session },
  );
  await SlugModel.collection.updateOne(
    { scope, slug, target },
    { $set: { current: true } },
    { session, upsert: true },
  );
  return slug;
}

/** The target of a slug, current or former. Null if there is none. */
export async function slugTarget(scope: IdType, slug: string): Promise<Types.ObjectId | null> {
  const row = await SlugModel.findOne({ scope, slug: slug.toLowerCase() }, { target: 1 }).lean<{
    target: Types.ObjectId;
  }>();
  return row?.target ?? null;
}

/** Frees all slugs of a deleted target. */
export async function releaseSlugs(tx: Tx, scope: IdType, target: Types.ObjectId): Promise<void> {
  await SlugModel.collection.deleteMany({ scope, target }, { session: tx.session });
}
