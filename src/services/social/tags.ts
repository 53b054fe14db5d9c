import { isDuplicateKey } from '../../lib/duplicate-key.js';
import { hashtagsOf, normalizeTag } from '../../lib/text.js';
import { TagCategory, TagModel } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';

/** The most tags of one post. */
export const MAX_TAGS = 30;

/** Tags as clients name them, in their stored form, each once. @throws BAD_USER_INPUT for `tags` */
export function toTags(names: readonly string[]): string[] {
  if (names.length > MAX_TAGS) throw refuse.badInput(`A post has up to ${MAX_TAGS} tags.`, 'tags');
  const tags = names.map((name) => {
    const tag = normalizeTag(name);
    if (!tag) throw refuse.badInput('A tag is 1 to 50 letters, digits and underscores.', 'tags');
    return tag;
  });
  return [...new Set(tags)];
}

/** Tags of the input and of the caption together. @throws BAD_USER_INPUT when they are too many */
export function mergeTags(given: readonly string[], caption: string): string[] {
  const tags = [...new Set([...given, ...hashtagsOf(caption)])];
  if (tags.length > MAX_TAGS)
    throw refuse.badInput(`A post has up to ${MAX_TAGS} tags, those of its caption included.`, 'caption');
  return tags;
}

/**
 * Adds tags to the vocabulary. Outside of any transaction: it is idempotent, and a user's transaction must not write
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
  // Two first uses of a tag at once: one of the upserts meets the other's document, which is all that is wanted.
  await TagModel.collection.bulkWrite(upserts, { ordered: false }).catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error;
  });
}
