export { byField } from './by-field.js';
export { askTogether, join, type Party } from './exchange.js';
export { pipelineFor } from './question.js';
export type { AnyModel, Question, Row, Shape } from './question.js';
