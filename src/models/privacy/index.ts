export * from './data-export.js';
export * from './erasure.js';
export * from './nobody.js';
