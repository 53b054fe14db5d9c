export { byField } from './by-field.js';
export { askTogether, join } from './exchange.js';
export type { Party } from './party.js';
export { pipelineFor } from './question.js';
export type { AnyModel, Question, Row, Shape } from './question.js';
