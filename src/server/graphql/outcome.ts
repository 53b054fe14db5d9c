import type { ExecutionResult } from 'graphql';
import type { RequestCost } from '../../lib/request-cost.js';
import type { Checked } from './check-operation.js';

/** The result of an operation before Apollo handles it. */
export interface Outcome {
  checked: Promise<Checked>;
  /** Set if it was run. */
  result?: Promise<ExecutionResult>;
}

/**
 * Operations that the short path started and Apollo completes, so that they are neither counted nor run twice. The
 * key is the cost object, because Apollo copies the context.
 */
export const outcomes = new WeakMap<RequestCost, Outcome>();
