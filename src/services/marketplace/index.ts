export * from './adopt-tool.js';
export * from './built-in-tools.js';
export * from './change-tool.js';
export {
  publishTool,
  publishToolVersion,
  type PublishedVersion,
  type PublishToolInput,
  type PublishToolVersionInput,
} from './publish-tool.js';
export { hideToolReview } from './hide-review.js';
export {
  deleteToolReview,
  replyToToolReview,
  reviewTool,
  voteOnReview,
  type ReviewToolInput,
} from './review-tool.js';
export { marketplaceTargets } from './targets.js';
export { RANKING, rankingOf } from './ranking.js';
export { toolSearchWords } from './search-text.js';
