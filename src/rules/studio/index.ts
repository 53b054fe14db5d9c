export * from './can-see-canvas.js';
export * from './can-see-experiment.js';
