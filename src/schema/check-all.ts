import { InvalidInput, Refusal, type Complaint } from './errors.js';

/**
 * Runs all checks of an input and reports every complaint at once, so that a form is corrected in one round.
 * @throws InvalidInput, or the only refusal as it is
 */
export function checkAll(...checks: (() => unknown)[]): void {
  const refusals: Refusal[] = [];
  for (const check of checks) {
    try {
      check();
    } catch (error) {
      if (!(error instanceof Refusal) || error.field === undefined) throw error;
      refusals.push(error);
    }
  }
  refuseAll(refusals);
}

/** Throws several refusals as one, a single one unchanged, and nothing for none. */
export function refuseAll(refusals: readonly Refusal[]): void {
  const [first, second] = refusals;
  if (first && !second) throw first;
  const complaints = refusals.map(({ code, field = '', message, reason, params }): Complaint => ({
    ...{ code, field, message },
    ...(reason === undefined ? {} : { reason }),
    ...(params === undefined ? {} : { params }),
  }));
  if (first) throw new InvalidInput(complaints as [Complaint, ...Complaint[]], first.code);
}
