import { expect } from 'vitest';
import { parseGlobalId } from '../../src/schema/ids.js';
import type { Person } from '../factories/person.js';

/** The operations about groups and the forum that tests send. */
export const CREATE_GROUP = `mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id slug name visibility joinApprovalRequired rules isActive owner { id } viewerMembership { id role status } stats { members posts comments activeMembers } } } }`;
export const UPDATE_GROUP = `mutation ($input: UpdateGroupInput!) { updateGroup(input: $input) { group { id slug name visibility rules settings { allowMemberPosts requirePostApproval allowComments allowReactions } } } }`;
export const ARCHIVE = `mutation ($input: ArchiveGroupInput!) { archiveGroup(input: $input) { group { id isActive archivedAt } } }`;
export const JOIN = `mutation ($input: JoinGroupInput!) { joinGroup(input: $input) { membership { id role status group { id stats { members } } } } }`;
export const LEAVE = `mutation ($id: ID!) { leaveGroup(input: { groupId: $id }) { group { id stats { members } viewerMembership { status } } } }`;
export const INVITE = `mutation ($groupId: ID!, $userIds: [ID!]!) { inviteToGroup(input: { groupId: $groupId, userIds: $userIds }) { memberships { id status user { id } } } }`;
export const ANSWER_INVITATION = `mutation ($id: ID!, $accept: Boolean!) { answerGroupInvitation(input: { membershipId: $id, accept: $accept }) { membership { id status } } }`;
export const REVIEW_MEMBER = `mutation ($id: ID!, $approve: Boolean!) { reviewMembership(input: { membershipId: $id, approve: $approve }) { membership { id status } } }`;
export const CHANGE_MEMBER = `mutation ($input: ChangeMemberInput!) { changeMember(input: $input) { membership { id role permissions { canPost canComment canInvite canModerate canManageMembers } } } }`;
export const BAN = `mutation ($input: BanMemberInput!) { banMember(input: $input) { membership { id status bannedUntil banReason } } }`;
export const SUSPEND = `mutation ($input: SuspendMemberInput!) { suspendMember(input: $input) { membership { id status bannedUntil } } }`;
export const UNBAN = `mutation ($input: UnbanMemberInput!) { unbanMember(input: $input) { membership { id status } } }`;
export const REMOVE_MEMBER = `mutation ($id: ID!) { removeMember(input: { membershipId: $id }) { membership { id status } } }`;
export const TRANSFER = `mutation ($groupId: ID!, $userId: ID!) { transferGroup(input: { groupId: $groupId, userId: $userId }) { group { id owner { id } creator { id } } } }`;
export const MAKE_LINK = `mutation ($input: CreateGroupInvitationInput!) { createGroupInvitation(input: $input) { invitation { id code uses maxUses } } }`;
export const REVOKE_LINK = `mutation ($id: ID!) { revokeGroupInvitation(input: { invitationId: $id }) { invitation { id revokedAt } } }`;
export const USE_LINK = `mutation ($code: String!) { joinGroupByInvitation(input: { code: $code }) { membership { id role status } } }`;
export const PREVIEW = `query ($code: String!) { groupInvitationPreview(code: $code) { name members needsApproval } }`;
export const GROUP = `query ($slug: String!) { group(slug: $slug) { id slug name stats { members posts comments activeMembers } viewerMembership { id role status }
  members(first: 50) { totalCount nodes { id role status user { id } } } posts(first: 50) { totalCount nodes { id title isPinned } } } }`;
export const GROUPS = `query ($first: Int!, $after: String, $category: GroupCategory, $search: String, $sort: GroupSort) { groups(first: $first, after: $after, category: $category, search: $search, sort: $sort) { totalCount pageInfo { hasNextPage endCursor } nodes { id slug name description stats { members posts comments activeMembers } owner { id username } viewerMembership { id role status } } } }`;
export const REQUESTS = `query ($slug: String!) { group(slug: $slug) { members(first: 10, status: PENDING) { nodes { id applicationNote user { id } } } pendingPosts(first: 20) { nodes { id } } } }`;
export const MINE = `query ($status: MembershipStatus) { viewer { memberships(first: 50, status: $status) { totalCount nodes { id role status bannedUntil banReason group { id slug } } } } }`;

const CARD = `id type title excerpt body status visibility isPinned isLocked isFeatured publishedAt editedAt wordCount readingTimeMinutes
  author { id username } group { id slug name } tags { id name } attachments { id kind url title order width height }
  poll { question allowMultiple endsAt isClosed totalVotes voters options { id text votes viewerHasChosen } }
  acceptedAnswer { id body } stats { views likes comments shares } reactions { reaction count } viewerReaction viewerHasFavorited`;
export const CREATE_TOPIC = `mutation ($input: CreateCommunityPostInput!) { createCommunityPost(input: $input) { communityPost { ${CARD} bodyHtml } } }`;
export const UPDATE_TOPIC = `mutation ($input: UpdateCommunityPostInput!) { updateCommunityPost(input: $input) { communityPost { ${CARD} } } }`;
export const DELETE_TOPIC = `mutation ($id: ID!) { deleteCommunityPost(input: { communityPostId: $id }) { deletedId } }`;
export const REVIEW_TOPIC = `mutation ($id: ID!, $approve: Boolean!, $reason: String) { reviewCommunityPost(input: { communityPostId: $id, approve: $approve, reason: $reason }) { communityPost { id status reviewReason } } }`;
export const PIN = `mutation ($id: ID!, $pinned: Boolean!) { pinCommunityPost(input: { communityPostId: $id, pinned: $pinned }) { communityPost { id isPinned } } }`;
export const LOCK = `mutation ($id: ID!, $locked: Boolean!) { lockCommunityPost(input: { communityPostId: $id, locked: $locked }) { communityPost { id isLocked } } }`;
export const FEATURE = `mutation ($id: ID!, $featured: Boolean!) { featureCommunityPost(input: { communityPostId: $id, featured: $featured }) { communityPost { id isFeatured } } }`;
export const VOTE = `mutation ($id: ID!, $optionIds: [ID!]!) { voteInPoll(input: { communityPostId: $id, optionIds: $optionIds }) { communityPost { id poll { totalVotes voters options { id votes viewerHasChosen } } } } }`;
export const CLOSE_POLL = `mutation ($id: ID!) { closePoll(input: { communityPostId: $id }) { communityPost { id poll { isClosed endsAt } } } }`;
export const ACCEPT = `mutation ($id: ID!, $commentId: ID) { acceptAnswer(input: { communityPostId: $id, commentId: $commentId }) { communityPost { id editedAt acceptedAnswer { id } } } }`;
export const SHARE_TOPIC = `mutation ($id: ID!) { shareCommunityPost(input: { communityPostId: $id }) { communityPost { id stats { shares } } } }`;
export const HIDE_VERSION = `mutation ($id: ID!, $hidden: Boolean!) { hideCommunityPostVersion(input: { versionId: $id, hidden: $hidden }) { communityPost { id } } }`;
export const TOPIC = `query ($id: ID!) { node(id: $id) { ... on CommunityPost { ${CARD} reviewReason history(first: 5) { totalCount nodes { id editedBy { id } previousTitle previousBody isHidden } }
  comments(first: 20, sort: OLDEST) { totalCount nodes { id body depth replies(first: 3) { totalCount nodes { id depth } } } } } } }`;
export const TOPICS = `query ($first: Int!, $after: String, $groupId: ID, $category: CommunityPostCategory, $type: CommunityPostType, $tag: String, $sort: CommunityPostSort) { communityPosts(first: $first, after: $after, groupId: $groupId, category: $category, type: $type, tag: $tag, sort: $sort) { totalCount pageInfo { hasNextPage endCursor } nodes { ${CARD} } } }`;
export const SEARCH_TOPICS = `query ($query: String!, $groupId: ID) { searchCommunityPosts(query: $query, groupId: $groupId, first: 20) { nodes { id title } } }`;
export const COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id depth body status attachments { url title } parent { id } target { __typename } } } }`;
export const SUGGEST = `mutation ($input: CreateSuggestionInput!) { createSuggestion(input: $input) { suggestion { id status priority viewerHasVoted stats { votes comments } } } }`;
export const VOTE_SUGGESTION = `mutation ($id: ID!, $vote: Boolean!) { voteForSuggestion(input: { suggestionId: $id, vote: $vote }) { suggestion { id viewerHasVoted stats { votes } } } }`;
export const TRIAGE = `mutation ($input: TriageSuggestionInput!) { triageSuggestion(input: $input) { suggestion { id status priority assignee { id } } } }`;
export const MERGE = `mutation ($id: ID!, $into: ID!) { mergeSuggestion(input: { suggestionId: $id, intoId: $into }) { suggestion { id stats { votes } } } }`;
export const SUGGESTIONS = `query ($first: Int!, $status: SuggestionStatus, $category: SuggestionCategory, $sort: SuggestionSort) { suggestions(first: $first, status: $status, category: $category, sort: $sort) { totalCount nodes { id title stats { votes comments } viewerHasVoted author { username } assignee { username } } } }`;

/** A group through the API; answers id and slug. */
export async function newGroup(
  owner: Person,
  input: Record<string, unknown> = {},
): Promise<{ id: string; slug: string }> {
  const given = { name: `Group ${Math.random().toString(36).slice(2)}`, description: 'A test', ...input };
  return (await owner.client.data(CREATE_GROUP, { input: given })).createGroup.group;
}

/** Joins through the API; answers the membership's id. */
export async function join(one: Person, groupId: string): Promise<string> {
  return (await one.client.data(JOIN, { input: { groupId } })).joinGroup.membership.id;
}

/** A community post through the API; answers its id. */
export async function newTopic(author: Person, input: Record<string, unknown> = {}): Promise<string> {
  const given = { title: 'A topic', body: 'Some **words**', ...input };
  return (await author.client.data(CREATE_TOPIC, { input: given })).createCommunityPost.communityPost.id;
}

/** A comment on anything; answers its id. */
export async function reply(one: Person, targetId: string, parentId: string | null = null): Promise<string> {
  const input = { targetId, parentId, body: 'An answer' };
  return (await one.client.data(COMMENT, { input })).addComment.comment.id;
}

/** The ObjectId of a public id. */
export const objectIdOf = (id: string, type: Parameters<typeof parseGlobalId>[1]) =>
  parseGlobalId(id, type, 'id');

/** Of some answers at once, the ones that were refused. */
export const refusedWith = (
  answers: { errors: { extensions: { code: string } }[] }[],
  code: string,
): number => answers.filter(({ errors }) => errors[0]?.extensions.code === code).length;

/** Expects an operation to be refused with a code. */
export async function refuses(
  one: Person,
  operation: string,
  variables: Record<string, unknown>,
  code: string,
): Promise<string> {
  const refusal = await one.client.refusal(operation, variables);
  expect(refusal.code).toBe(code);
  return refusal.message;
}
