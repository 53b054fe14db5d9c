export * from './send.js';
export * from './sign.js';
