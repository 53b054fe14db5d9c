/** A deleted comment is only shown as the parent of its replies. */
export const SHOWN_COMMENT = { $or: [{ deletedAt: null }, { 'stats.children': { $gt: 0 } }] };
