/** A deleted comment is shown only as the place that its replies hang on. */
export const SHOWN_COMMENT = { $or: [{ deletedAt: null }, { 'stats.replies': { $gt: 0 } }] };
