export * from './audience.js';
export * from './can-see-comment.js';
export * from './can-see-content-of.js';
export * from './can-see-highlight.js';
export * from './can-see-post.js';
export * from './can-see-story.js';
export * from './relation.js';
export * from './visible-groups.js';
