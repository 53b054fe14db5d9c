/** All functions for text: length, visibility, tags, mentions, search, file names. */
export * from './text/file-name.js';
export * from './text/length.js';
export * from './text/mention.js';
export * from './text/search.js';
export * from './text/tag.js';
export * from './text/visible.js';
