/** A deleted comment is shown only as the place that replies hang on. */
export const SHOWN_COMMENT = { $or: [{ deletedAt: null }, { 'stats.children': { $gt: 0 } }] };
