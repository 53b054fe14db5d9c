import { Audience, PostModel } from '../../models/social/index.js';
import { LISTED } from './listed.js';

/** Nobody reads a number beyond this, and counting it would cost more than the page. */
const MOST_COUNTED = 20_000;

/** How many public posts meet a condition, counted along its index; null where they are too many to count. */
export async function countPublicPosts(where: Record<string, unknown>): Promise<number | null> {
  const filter = { ...LISTED, audience: Audience.PUBLIC, ...where };
  const count = await PostModel.countDocuments(filter).limit(MOST_COUNTED + 1);
  return count > MOST_COUNTED ? null : count;
}
