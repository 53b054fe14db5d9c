import type { CommunityPostSort, CommunityPostType } from '@leela/client/schema.js';
import { formatEnum } from '../../ui/index.js';

/** The types of a community post, for a choice. */
export const TYPES: { value: CommunityPostType; label: string }[] = (
  ['DISCUSSION', 'QUESTION', 'POLL', 'SHOWCASE', 'TUTORIAL', 'RESOURCE', 'ANNOUNCEMENT', 'NEWS'] as const
).map((value) => ({ value, label: formatEnum(value) }));

/** Types that only moderators write. */
export const MODERATOR_TYPES: readonly CommunityPostType[] = ['ANNOUNCEMENT', 'NEWS'];

/** The orders of a list of community posts, for a choice. */
export const SORTS: { value: CommunityPostSort; label: string }[] = [
  { value: 'HOT', label: 'Hot' },
  { value: 'NEW', label: 'New' },
  { value: 'ACTIVE', label: 'Active' },
  { value: 'TOP', label: 'Top' },
];

/** The words of a field in which commas separate them. */
export const wordsOf = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim().replace(/^#/, ''))
    .filter(Boolean);
