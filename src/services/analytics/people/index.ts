export { eventsByType, organizersOf, webinarCounts, webinarSum } from './community.js';
export { creatorBuckets, viewsByCountry, viewsByHour } from './creators.js';
export {
  engagementBuckets,
  engagementTotals,
  feedFigures,
  POST_FIGURES,
  reactionCounts,
  storyFigures,
  threadDepths,
} from './engagement.js';
export { groupBuckets, groupFigures, type GroupFigures } from './groups.js';
export { activeBy, activeUsers, totalUsers, userBuckets } from './users.js';
