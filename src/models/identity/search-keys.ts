import type { User } from './user.js';

/** What people are found by as one types: whole words in lower case, whose beginnings an index finds. */
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
  return [...new Set(names.map((name) => name.normalize('NFKC').trim().toLowerCase()).filter(Boolean))];
}
