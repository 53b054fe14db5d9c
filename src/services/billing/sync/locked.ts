import { userOfCustomer } from '../customer.js';
import { withLock } from '../lock.js';

/**
 * Runs work on objects of one customer, one at a time. The lock covers a customer's subscriptions with their invoices and
 * payments, for they are written together.
 */
export const lockedFor = <T>(customer: string | null, work: (fence: number) => Promise<T>): Promise<T> =>
  withLock(`customer:${customer ?? 'none'}`, work);

/** What a synchronisation came to: `unknown` where the customer is not ours. */
export type Synced = 'applied' | 'unknown';

export { userOfCustomer };
