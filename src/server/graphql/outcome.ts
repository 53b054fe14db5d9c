import type { ExecutionResult } from 'graphql';
import type { RequestCost } from '../../lib/request-cost.js';
import type { Checked } from './check-operation.js';

/** What has already become of an operation by the time that Apollo gets it. */
export interface Outcome {
  checked: Promise<Checked>;
  /** Set when it was run. */
  result?: Promise<ExecutionResult>;
}

/**
 * Operations that the short way has begun and Apollo ends: they are neither counted nor run a second time. They are found
 * by their cost, which the request's context holds: Apollo copies the context itself.
 */
export const outcomes = new WeakMap<RequestCost, Outcome>();
