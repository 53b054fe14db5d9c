import type { Types } from 'mongoose';
import type { Domain } from '../../domain.js';
import { MembershipStatus } from '../../models/community/index.js';
import { NotificationType } from '../../models/social/index.js';
import { tell, type Intent } from './intent.js';

type ObjectId = Types.ObjectId;
type Rows = NonNullable<NonNullable<Domain['notifications']>['on']>;

/** What was published longer ago than this when it came in is no news. */
const NEWS_MS = 24 * 60 * 60 * 1000;

const onGroup = (target: ObjectId) => ({ targetType: 'Group' as const, target });
const onTopic = (target: ObjectId) => ({
  ...{ targetType: 'CommunityPost' as const, target, root: target },
  rootType: 'CommunityPost' as const,
});
const onSuggestion = (target: ObjectId) => ({ targetType: 'Suggestion' as const, target });

const mentioned = (people: readonly ObjectId[], actor: ObjectId, post: ObjectId): Intent[] =>
  people.map((recipient) => tell({ recipient, actor, type: NotificationType.MENTION, ...onTopic(post) }));

const leaves = (recipient: ObjectId, type: NotificationType, target: ObjectId): Intent => ({
  kind: 'leave',
  leaving: { recipient, type, target, readAt: null },
});

/** What events of the community mean for notifications. Who may not see the target any more is not told. */
export const communityNotifications: Rows = {
  'membership.changed': ({ at: told, data }) => {
    const { group, user, from, to, by, managers = [], at = told } = data;
    if (told.getTime() - at.getTime() > NEWS_MS) return [];
    const about = onGroup(group);
    if (to === MembershipStatus.INVITED)
      return [tell({ recipient: user, actor: by, type: NotificationType.GROUP_INVITE, ...about })];
    if (to === MembershipStatus.PENDING)
      return managers.map((recipient) =>
        tell({ recipient, actor: user, type: NotificationType.GROUP_REQUEST, ...about }),
      );
    if (from === MembershipStatus.PENDING && to === MembershipStatus.ACTIVE)
      return [tell({ recipient: user, actor: by, type: NotificationType.GROUP_APPROVED, ...about })];
    // After leaving or a ban, the notification of the invitation is removed.
    return to === MembershipStatus.LEFT || to === MembershipStatus.BANNED
      ? [leaves(user, NotificationType.GROUP_INVITE, group)]
      : [];
  },
  'membership.role-changed': ({ data: { group, user, by } }) => [
    tell({ recipient: user, actor: by, type: NotificationType.GROUP_ROLE, ...onGroup(group) }),
  ],
  'group.transferred': ({ data: { group, from, to } }) => [
    tell({ recipient: to, actor: from, type: NotificationType.GROUP_ROLE, ...onGroup(group) }),
  ],
  'topic.submitted': ({ data: { post, author, moderators } }) =>
    moderators.map((recipient) =>
      tell({ recipient, actor: author, type: NotificationType.POST_PENDING, ...onTopic(post) }),
    ),
  'topic.published': ({ at: told, data: { post, author, mentions, at, approvedBy } }) => [
    ...(told.getTime() - at.getTime() <= NEWS_MS ? mentioned(mentions, author, post) : []),
    ...(approvedBy
      ? [tell({ recipient: author, actor: null, type: NotificationType.POST_APPROVED, ...onTopic(post) })]
      : []),
  ],
  'topic.rejected': ({ data: { post, author } }) => [
    tell({ recipient: author, actor: null, type: NotificationType.POST_REJECTED, ...onTopic(post) }),
  ],
  'topic.updated': ({ data: { post, author, mentionsAdded } }) => mentioned(mentionsAdded, author, post),
  'topic.unpublished': ({ data: { post, author, why } }) => [
    { kind: 'forget', about: { root: post } },
    ...(why === 'removed'
      ? [tell({ recipient: author, actor: null, type: NotificationType.POST_REJECTED, ...onTopic(post) })]
      : []),
  ],
  'topic.shared': ({ data: { post, author, user } }) => [
    tell({ recipient: author, actor: user, type: NotificationType.SHARE, ...onTopic(post) }),
  ],
  'answer.accepted': ({ data: { comment, commentAuthor, by } }) => [
    tell({
      ...{ recipient: commentAuthor, actor: by, type: NotificationType.ANSWER_ACCEPTED },
      ...{ targetType: 'Comment', target: comment },
    }),
  ],
  'answer.unaccepted': ({ data: { comment, commentAuthor } }) => [
    leaves(commentAuthor, NotificationType.ANSWER_ACCEPTED, comment),
  ],
  'suggestion.triaged': ({ data }) => {
    const { suggestion, author, by, statusBefore, status, assignee, assigneeBefore } = data;
    const about = onSuggestion(suggestion);
    return [
      ...(status === statusBefore
        ? []
        : [tell({ recipient: author, actor: by, type: NotificationType.SUGGESTION_STATUS, ...about })]),
      ...(assignee && String(assignee) !== String(assigneeBefore)
        ? [tell({ recipient: assignee, actor: by, type: NotificationType.SUGGESTION_ASSIGNED, ...about })]
        : []),
    ];
  },
  'suggestion.deleted': ({ data: { suggestion } }) => [{ kind: 'forget', about: { target: suggestion } }],
};
