export * from './images.js';
export * from './media.js';
export * from './sniff.js';
export { metadataOf, patched, type Patch } from './metadata/index.js';
