import type { User } from './user.js';

/** The displayed name of a user: the display name if there is one, else first and last name. */
export function fullNameOf(user: Pick<User, 'displayName' | 'firstName' | 'lastName'>): string {
  return user.displayName || `${user.firstName} ${user.lastName ?? ''}`.trim();
}
