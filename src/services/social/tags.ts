import { isDuplicateKey } from '../../lib/duplicate-key.js';
import { hashtagsOf, normalizeTag } from '../../lib/text.js';
import { TagCategory, TagModel } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';

/** The most tags of one post. */
export const MAX_TAGS = 30;

/** The stored form of tags, each once. @throws BAD_USER_INPUT for `tags` */
export function toTags(names: readonly string[]): string[] {
  if (names.length > MAX_TAGS) throw refuse.badInput(`A post has up to ${MAX_TAGS} tags.`, 'tags');
  const tags = names.map((name) => {
    const tag = normalizeTag(name);
    if (!tag) throw refuse.badInput('A tag is 1 to 50 letters, digits and underscores.', 'tags');
    return tag;
  });
  return [...new Set(tags)];
}

/** The tags of the input and of the caption together. @throws BAD_USER_INPUT if there are too many */
export function mergeTags(given: readonly string[], caption: string): string[] {
  const tags = [...new Set([...given, ...hashtagsOf(caption)])];
  if (tags.length > MAX_TAGS)
    throw refuse.badInput(`A post has up to ${MAX_TAGS} tags, those of its caption included.`, 'caption');
  return tags;
}

/**
 * Creates missing tags. Outside a transaction, because it is idempotent and a request's transaction must not write
 * documents that others write too.
 */
export async function ensureTags(names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const now = new Date();
  const fresh = {
    usageCount: 0,
    trendingScore: 0,
    category: TagCategory.GENERAL,
    isFeatured: false,
    lastUsed: null,
    createdAt: now,
    updatedAt: now,
  };
  const upserts = names.map((name) => ({
    updateOne: { filter: { name }, update: { $setOnInsert: fresh }, upsert: true },
  }));
  // Of two concurrent first uses one fails on the other's document, which is fine.
  await TagModel.collection.bulkWrite(upserts, { ordered: false }).catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error;
  });
}
