export * from './audience.js';
export * from './can-see-comment.js';
export * from './can-see-post.js';
export * from './relation.js';
