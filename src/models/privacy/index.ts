export * from './erasure.js';
export * from './nobody.js';
