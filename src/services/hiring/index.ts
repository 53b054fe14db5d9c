export * from './apply.js';
export * from './close-postings.js';
export * from './move-application.js';
export { APPLICATION_TRANSITIONS, isOpenAt } from './pipeline.js';
export { keyOf, savePosting, wordsOf, type SaveJobPostingInput } from './save-posting.js';
