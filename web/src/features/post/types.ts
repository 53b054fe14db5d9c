import type { PostCardPartsFragment, PostContentPartsFragment } from '@leela/client/documents/post-parts.js';

/** A post in a list; perhaps a repost. */
export type Post = PostCardPartsFragment;
/** A post with content of its own. */
export type OriginalPost = PostContentPartsFragment;
