import { PostStatus } from '../../models/social/index.js';

/** What every list of posts asks first, word for word as the partial indexes have it. */
export const LISTED = { status: PostStatus.PUBLISHED, deletedAt: null };
