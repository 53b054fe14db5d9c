import type { GroupCategory, GroupSort, GroupVisibility, MembershipRole } from '@leela/client/schema.js';
import { formatEnum } from '../../ui/index.js';

/** The topics of groups, for a choice. */
export const CATEGORIES: { value: GroupCategory; label: string }[] = (
  [
    'GENERAL',
    'AI_ART',
    'PHOTOGRAPHY',
    'VIDEO_GENERATION',
    'AGENTS',
    'DEVELOPMENT',
    'TECH',
    'RESEARCH',
    'BUSINESS',
    'DISCUSSION',
    'OTHER',
  ] as const
).map((value) => ({ value, label: value === 'AI_ART' ? 'AI art' : formatEnum(value) }));

/** The words of the topic of a group. */
export const categoryWords = (category: GroupCategory): string =>
  CATEGORIES.find(({ value }) => value === category)!.label;

/** The orders of a list of groups, for a choice. */
export const SORTS: { value: GroupSort; label: string }[] = [
  { value: 'POPULAR', label: 'Popular' },
  { value: 'ACTIVE', label: 'Active' },
  { value: 'NEWEST', label: 'New' },
  { value: 'NAME', label: 'By name' },
];

/** Who finds a group and who reads it, for a choice. */
export const VISIBILITIES: { value: GroupVisibility; label: string; text: string }[] = [
  { value: 'PUBLIC', label: 'Public', text: 'Everyone finds and reads the group.' },
  {
    value: 'PRIVATE',
    label: 'Private',
    text: 'Everyone finds the group. Members read it; joining needs approval.',
  },
  {
    value: 'INVITE_ONLY',
    label: 'By invitation',
    text: 'Everyone finds the group. Users join by invitation only.',
  },
  { value: 'SECRET', label: 'Secret', text: 'Only members and invited users know of the group.' },
];

const ORDER: readonly MembershipRole[] = ['MEMBER', 'MODERATOR', 'ADMIN', 'OWNER'];

/** Whether a role may act on another one. */
export const outranks = (role: MembershipRole, other: MembershipRole): boolean =>
  ORDER.indexOf(role) > ORDER.indexOf(other);

/** The roles that a role may give. */
export const rolesBelow = (role: MembershipRole): MembershipRole[] => ORDER.slice(0, ORDER.indexOf(role));
