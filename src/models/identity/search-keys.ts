import { searchForm } from '../../lib/text.js';
import type { User } from './user.js';

/** The search keys of a user: whole words in lower case, matched by their beginnings with an index. */
export function searchKeysOf(
  user: Pick<User, 'username' | 'firstName' | 'lastName' | 'displayName'>,
): string[] {
  const names = [
    user.username,
    user.firstName,
    user.lastName,
    `${user.firstName} ${user.lastName ?? ''}`,
    user.displayName ?? '',
  ];
  return [...new Set(names.map((name) => searchForm(name).trim()).filter(Boolean))];
}
