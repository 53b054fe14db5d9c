import type { Types } from 'mongoose';
import type { Tx } from '../../../events/transact.js';
import {
  CommunityMetricsModel,
  CommunityPostModel,
  CommunityPostStatus,
  CommunityPostVersionModel,
  GroupInvitationModel,
  GroupModel,
  MembershipModel,
  MembershipStatus,
  PollOptionModel,
  PollVoteModel,
  publicTags,
  SuggestionModel,
  SuggestionVoteModel,
  type CommunityPost,
  type Group,
  type Membership,
  type PollVote,
  type Suggestion,
  type SuggestionVote,
} from '../../../models/community/index.js';
import { NOBODY } from '../../../models/privacy/index.js';
import { handOver } from '../../community/index.js';
import { own, type PersonalData, type Row } from '../personal-data.js';
import type { Step } from '../step.js';
import { anonymise, empty, remove, taking, unmention } from '../steps.js';

const TIMES = ['createdAt', 'updatedAt'];
const ATTACHMENTS = { 'attachments.upload': 'Upload', 'attachments._id': 'nothing public' } as const;

const withoutContributor = taking(
  CommunityMetricsModel,
  ({ id }) => ({ 'topContributors.user': id }),
  (tx, rows, { id }) =>
    CommunityMetricsModel.collection.updateMany(
      { _id: { $in: rows.map(({ _id }) => _id) } },
      { $pull: { topContributors: { user: id } } as never },
      { session: tx.session },
    ),
);

/** A group outlives its owner: the member with the highest role takes over; without members, it is archived. */
const handOverGroups: Step = {
  path: 'owner',
  how: 'anonymous',
  take: taking(GroupModel, own('owner'), async (tx, rows, { id, anonymous }) => {
    for (const group of rows as unknown as Group[]) {
      const heir = await MembershipModel.findOne({
        group: group._id,
        user: { $ne: id },
        status: MembershipStatus.ACTIVE,
      })
        .sort({ order: 1 })
        .session(tx.session)
        .lean<Membership>();
      if (heir) {
        await handOver(tx, group._id, id, heir.user);
        continue;
      }
      await GroupModel.collection.updateOne(
        { _id: group._id },
        { $set: { owner: anonymous, isActive: false, archivedAt: tx.at, updatedAt: tx.at } },
        { session: tx.session },
      );
      tx.emit('group.archived', { group: group._id });
    }
  }),
};

function sayMemberships(tx: Tx, rows: Row[]): void {
  for (const { _id: membership, group, user, status } of rows as unknown as Membership[])
    if (status !== MembershipStatus.LEFT)
      tx.emit('membership.changed', {
        ...{ membership, group, user, from: status, to: MembershipStatus.LEFT, by: user },
      });
}

const since = (tx: Tx) => ({ $ifNull: ['$deletedAt', tx.at] });

const emptyTopic = (tx: Tx): object[] => [
  {
    $set: {
      ...{ author: NOBODY, title: '', body: '', searchText: '', excerpt: '', wordCount: 0 },
      ...{ tags: [], mentions: [], attachments: [], isFeatured: false, featuredAt: null },
      ...{ deletedAt: since(tx), updatedAt: tx.at },
    },
  },
  { $unset: ['poll.question', 'reviewReason'] },
];

async function sayTopics(tx: Tx, rows: Row[]): Promise<void> {
  const posts = rows as unknown as CommunityPost[];
  for (const row of posts)
    if (!row.deletedAt && row.status === CommunityPostStatus.PUBLISHED) {
      const { _id: post, author, group } = row;
      tx.emit('topic.unpublished', { post, author, group, tags: publicTags(row), why: 'erased' });
    }
  const ids = posts.map(({ _id }) => _id);
  await CommunityPostVersionModel.collection.deleteMany({ post: { $in: ids } }, { session: tx.session });
  await PollOptionModel.collection.updateMany(
    { post: { $in: ids } },
    { $set: { text: '' } },
    { session: tx.session },
  );
}

async function sayVotes(tx: Tx, rows: Row[]): Promise<void> {
  const votes = rows as unknown as PollVote[];
  const groups = await groupsOf(
    tx,
    votes.map(({ post }) => post),
  );
  for (const { post, user, options } of votes)
    tx.emit('poll.voted', { post, group: groups(post), user, before: options, options: [] });
}

async function groupsOf(tx: Tx, posts: Types.ObjectId[]) {
  const rows = await CommunityPostModel.collection
    .find({ _id: { $in: posts } }, { session: tx.session, projection: { group: 1 } })
    .toArray();
  const found = new Map(rows.map((row) => [String(row._id), row['group'] as Types.ObjectId | null]));
  return (post: Types.ObjectId) => found.get(String(post)) ?? null;
}

function saySuggestionVotes(tx: Tx, rows: Row[]): void {
  for (const { suggestion, user } of rows as unknown as SuggestionVote[])
    tx.emit('suggestion.voted', { suggestion, author: NOBODY, users: [user], by: -1 });
}

const emptySuggestion = (tx: Tx): object[] => [
  {
    $set: {
      ...{ author: NOBODY, title: '', description: '', tags: [], attachments: [] },
      ...{ deletedAt: since(tx), updatedAt: tx.at },
    },
  },
];

function saySuggestions(tx: Tx, rows: Row[]): void {
  for (const { _id: suggestion, author, deletedAt } of rows as unknown as Suggestion[])
    if (!deletedAt) tx.emit('suggestion.deleted', { suggestion, author });
}

/** Groups, posts and votes of the forum, and suggestions. */
export const communityData: PersonalData[] = [
  {
    model: CommunityMetricsModel,
    ids: { group: 'Group', 'topContributors.user': 'User', 'topContent.content': 'nothing public' },
    untold: 'all',
    erased: [{ path: 'topContributors.user', how: 'gone', take: withoutContributor }],
    why: 'Numbers of many; who contributed most is named, and named no longer after an erasure.',
  },
  {
    model: GroupModel,
    ids: { owner: 'User', creator: 'User', avatarUpload: 'Upload', coverUpload: 'Upload' },
    told: {
      as: 'ownedGroups',
      type: 'Group',
      own: own('owner'),
      fields: [
        ...['slug', 'name', 'description', 'avatar', 'coverImage', 'category', 'visibility', 'tags', 'rules'],
        ...['joinApprovalRequired', 'settings', 'stats', 'isActive', 'archivedAt', ...TIMES],
      ],
    },
    untold: ['owner', 'creator', 'nameKey', 'isListed', 'lastPostAt', 'avatarUpload', 'coverUpload'],
    erased: [handOverGroups, anonymise(GroupModel, 'creator')],
    why: 'A group is its members’: the next of them becomes its owner.',
  },
  {
    model: MembershipModel,
    ids: {
      ...{ group: 'Group', user: 'User', invitedBy: 'User', bannedBy: 'User', ban: 'nothing public' },
      invitation: 'GroupInvitation',
    },
    told: {
      as: 'memberships',
      type: 'Membership',
      own: own('user'),
      fields: [
        ...['group', 'role', 'status', 'permissions', 'applicationNote', 'joinedAt', 'lastActiveAt'],
        ...['bannedUntil', 'banReason', ...TIMES],
      ],
    },
    untold: ['user', 'order', 'invitedBy', 'invitation', 'admits', 'bannedBy', 'ban'],
    erased: [
      remove(MembershipModel, 'user', sayMemberships),
      anonymise(MembershipModel, 'invitedBy'),
      anonymise(MembershipModel, 'bannedBy'),
    ],
    why: 'A membership ends with its user. Invitations and bans by the user stay without the name.',
  },
  {
    model: GroupInvitationModel,
    ids: { group: 'Group', createdBy: 'User' },
    told: {
      as: 'groupInvitations',
      type: 'GroupInvitation',
      own: own('createdBy'),
      fields: ['group', 'maxUses', 'uses', 'expiresAt', 'revokedAt', 'createdAt'],
    },
    untold: ['createdBy', 'code', 'admits'],
    erased: [remove(GroupInvitationModel, 'createdBy')],
    why: 'A link of an erased user admits no members.',
  },
  {
    model: CommunityPostModel,
    ids: {
      ...{ author: 'User', group: 'Group', mentions: 'User', reviewedBy: 'User', ...ATTACHMENTS },
      ...{ acceptedAnswer: 'Comment', acceptedAnswerAuthor: 'User', removedBy: 'nothing public' },
    },
    told: {
      as: 'communityPosts',
      type: 'CommunityPost',
      own: own('author'),
      fields: [
        ...['group', 'type', 'title', 'body', 'format', 'category', 'tags', 'mentions', 'attachments'],
        ...['visibility', 'status', 'publishedAt', 'isPinned', 'isLocked', 'isFeatured', 'poll'],
        ...['acceptedAnswer', 'stats', 'reactions', 'reviewReason', 'editedAt', 'deletedAt', ...TIMES],
      ],
    },
    untold: [
      ...['author', 'searchText', 'excerpt', 'wordCount', 'readingTimeMinutes', 'audience', 'featuredAt'],
      ...['rank', 'hot', 'lastActivityAt', 'acceptedAnswerAuthor', 'reviewedBy', 'removedBy'],
    ],
    erased: [
      unmention(CommunityPostModel, 'mentions', ['title', 'body', 'searchText', 'excerpt']),
      empty(CommunityPostModel, 'author', emptyTopic, sayTopics),
      anonymise(CommunityPostModel, 'reviewedBy'),
      anonymise(CommunityPostModel, 'acceptedAnswerAuthor'),
    ],
    why: 'Others have answered and voted there: the entry stays without content and author.',
  },
  {
    model: CommunityPostVersionModel,
    ids: { post: 'CommunityPost', editedBy: 'User', mentions: 'User' },
    told: {
      as: 'communityPostEdits',
      own: own('editedBy'),
      fields: ['post', 'editedAt', 'previousTitle', 'previousBody'],
    },
    untold: ['editedBy', 'isHidden', 'mentions'],
    erased: [
      unmention(CommunityPostVersionModel, 'mentions', ['previousTitle', 'previousBody']),
      anonymise(CommunityPostVersionModel, 'editedBy'),
    ],
    why: 'Versions go with their post. What a moderator edited for others stays without the name.',
  },
  {
    model: PollOptionModel,
    ids: { post: 'CommunityPost' },
    untold: 'all',
    why: 'Options are of a post, and are emptied with it.',
  },
  {
    model: PollVoteModel,
    ids: { post: 'CommunityPost', user: 'User', options: 'PollOption' },
    told: { as: 'pollVotes', own: own('user'), fields: ['post', 'options', ...TIMES] },
    untold: ['user'],
    erased: [remove(PollVoteModel, 'user', sayVotes)],
    why: 'A vote is the user’s.',
  },
  {
    model: SuggestionModel,
    ids: { author: 'User', assignee: 'User', mergedInto: 'Suggestion', ...ATTACHMENTS },
    told: {
      as: 'suggestions',
      type: 'Suggestion',
      own: own('author'),
      fields: [
        ...['title', 'description', 'category', 'status', 'priority', 'tags', 'attachments', 'stats'],
        ...['mergedInto', 'deletedAt', ...TIMES],
      ],
    },
    untold: ['author', 'assignee'],
    erased: [
      empty(SuggestionModel, 'author', emptySuggestion, saySuggestions),
      anonymise(SuggestionModel, 'assignee'),
    ],
    why: 'Others have voted and commented there: the entry stays without content and author.',
  },
  {
    model: SuggestionVoteModel,
    ids: { suggestion: 'Suggestion', user: 'User' },
    told: { as: 'suggestionVotes', own: own('user'), fields: ['suggestion', 'createdAt'] },
    untold: ['user'],
    erased: [remove(SuggestionVoteModel, 'user', saySuggestionVotes)],
    why: 'A vote is the user’s.',
  },
];
