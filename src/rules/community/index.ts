export * from './can-see-community-post.js';
export * from './can-see-group.js';
export * from './can-see-suggestion.js';
export * from './membership.js';
export * from './crowd.js';
