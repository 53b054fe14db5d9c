export * from './tool-enums.js';
export * from './tool-parts.js';
export * from './tool-code.js';
export * from './tool.js';
export * from './tool-version.js';
export * from './tool-ties.js';
export * from './tool-use.js';
export * from './tool-review.js';
