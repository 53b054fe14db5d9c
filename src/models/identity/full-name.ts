import type { User } from './user.js';

/** What a person is called: the name they chose for that, else first and last name. */
export function fullNameOf(user: Pick<User, 'displayName' | 'firstName' | 'lastName'>): string {
  return user.displayName || `${user.firstName} ${user.lastName ?? ''}`.trim();
}
