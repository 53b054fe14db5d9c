export * from './images.js';
export * from './media.js';
export * from './sniff.js';
