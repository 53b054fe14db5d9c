import { GroupVisibility, MembershipRole, MembershipStatus } from '../../models/community/index.js';
import { nameOf, ref, refOrNull, row, type WebhookEvent } from './webhook-event.js';

/**
 * The event types of groups, the forum and events. What happens in a group goes to endpoints of the group; what happens
 * outside of groups, to those of the platform.
 */
export const GROUP_EVENTS: readonly WebhookEvent[] = [
  row({
    name: 'group.updated',
    on: 'group.updated',
    description: 'The name, the rules or other settings of the group changed.',
    thing: ({ data }) => data.group,
    group: ({ data }) => data.group,
    data: ({ data }) => ({
      group: { ...ref('Group', data.group), visibility: nameOf(GroupVisibility, data.visibility) },
    }),
  }),
  row({
    name: 'group.archived',
    on: 'group.archived',
    description: 'The group was archived: it can only be read.',
    thing: ({ data }) => data.group,
    group: ({ data }) => data.group,
    data: ({ data }) => ({ group: ref('Group', data.group) }),
  }),
  row({
    name: 'group.member_changed',
    on: 'membership.changed',
    description:
      'A user joined, left, asked to join, was invited, suspended or banned. `from` is null for a new row.',
    thing: ({ data }) => data.membership,
    group: ({ data }) => data.group,
    data: ({ data }) => ({
      group: ref('Group', data.group),
      user: ref('User', data.user),
      from: data.from === null ? null : nameOf(MembershipStatus, data.from),
      to: nameOf(MembershipStatus, data.to),
    }),
  }),
  row({
    name: 'group.role_changed',
    on: 'membership.role-changed',
    description: 'A member has another role.',
    thing: ({ data }) => data.membership,
    group: ({ data }) => data.group,
    data: ({ data }) => ({
      group: ref('Group', data.group),
      user: ref('User', data.user),
      from: nameOf(MembershipRole, data.from),
      to: nameOf(MembershipRole, data.to),
    }),
  }),
  row({
    name: 'community_post.published',
    on: 'topic.published',
    description: 'A community post appeared in lists: of the group, or of everywhere outside of groups.',
    thing: ({ data }) => data.post,
    group: ({ data }) => data.group,
    data: ({ data }) => ({
      post: {
        ...ref('CommunityPost', data.post),
        author: ref('User', data.author),
        group: refOrNull('Group', data.group),
        createdAt: data.at.toISOString(),
      },
    }),
  }),
  row({
    name: 'community_post.updated',
    on: 'topic.updated',
    description: 'The text of a published community post changed, or how it is shown.',
    thing: ({ data }) => data.post,
    group: ({ data }) => data.group,
    data: ({ data }) => ({
      post: { ...ref('CommunityPost', data.post), author: ref('User', data.author) },
    }),
  }),
  row({
    name: 'community_post.unpublished',
    on: 'topic.unpublished',
    description: 'A community post disappeared from lists. `reason` is DELETED, ARCHIVED, REMOVED or ERASED.',
    thing: ({ data }) => data.post,
    group: ({ data }) => data.group,
    data: ({ data }) => ({
      post: { ...ref('CommunityPost', data.post), author: ref('User', data.author) },
      reason: data.why.toUpperCase(),
    }),
  }),
  row({
    name: 'event.published',
    on: 'event.published',
    description: 'An event of the group was published. Events outside of groups are not sent.',
    thing: ({ data }) => data.event,
    group: ({ data }) => data.group,
    data: ({ data }) =>
      data.group && {
        event: {
          ...ref('Event', data.event),
          organizer: ref('User', data.organizer),
          group: ref('Group', data.group),
        },
      },
  }),
  row({
    name: 'event.cancelled',
    on: 'event.cancelled',
    description: 'An event of the group was cancelled. Events outside of groups are not sent.',
    thing: ({ data }) => data.event,
    group: ({ data }) => data.group ?? null,
    data: ({ data }) => (data.group ? { event: ref('Event', data.event) } : null),
  }),
];
