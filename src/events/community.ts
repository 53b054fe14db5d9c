import type { Types } from 'mongoose';
import type {
  GroupVisibility,
  MembershipRole,
  MembershipStatus,
  SuggestionPriority,
  SuggestionStatus,
} from '../models/community/index.js';

type ObjectId = Types.ObjectId;

/** The facts of every event about a published community post. */
interface TopicFacts {
  post: ObjectId;
  author: ObjectId;
  group: ObjectId | null;
  /** The tags, if everyone can see the post. */
  tags: string[];
}

/** Events of groups, the forum and suggestions. */
export interface CommunityEvents {
  'group.created': { group: ObjectId; owner: ObjectId; visibility: GroupVisibility };
  /** A group changed; `visibilityBefore` is set if the visibility did. */
  'group.updated': { group: ObjectId; visibility: GroupVisibility; visibilityBefore?: GroupVisibility };
  'group.archived': { group: ObjectId };
  'group.transferred': { group: ObjectId; from: ObjectId; to: ObjectId };

  /** A membership changed its state; `from` is null for a new one. `by` is the acting user. */
  'membership.changed': {
    membership: ObjectId;
    group: ObjectId;
    user: ObjectId;
    from: MembershipStatus | null;
    to: MembershipStatus;
    by: ObjectId;
    /** The users to notify of a request to join. */
    managers?: ObjectId[];
    /** The original time of imported content, if it is earlier. */
    at?: Date;
  };
  'membership.role-changed': {
    membership: ObjectId;
    group: ObjectId;
    user: ObjectId;
    from: MembershipRole;
    to: MembershipRole;
    by: ObjectId;
  };

  /** A community post appeared in lists. `mentions` are the mentioned users who may see it. */
  'topic.published': TopicFacts & {
    mentions: ObjectId[];
    at: Date;
    /** The moderator who approved it. */
    approvedBy?: ObjectId;
  };
  /** A published community post changed: its text, or how it is shown. */
  'topic.updated': TopicFacts & { tagsAdded: string[]; tagsRemoved: string[]; mentionsAdded: ObjectId[] };
  /** A community post disappeared from lists. `removedBy` is the moderator who removed it. */
  'topic.unpublished': TopicFacts & {
    why: 'deleted' | 'archived' | 'removed' | 'erased';
    removedBy?: ObjectId;
  };
  /** A post waits for approval. */
  'topic.submitted': { post: ObjectId; author: ObjectId; group: ObjectId; moderators: ObjectId[] };
  /** A moderator rejected a post that waited for approval. */
  'topic.rejected': { post: ObjectId; author: ObjectId; group: ObjectId; by: ObjectId };
  'topic.shared': { post: ObjectId; author: ObjectId; user: ObjectId };
  'topic.unshared': { post: ObjectId; author: ObjectId; user: ObjectId };
  /** New views, each the first of its viewer in the window. */
  'topic.viewed': {
    views: { post: ObjectId; author: ObjectId }[];
    window: Date;
    /** Where the request seemed to come from. */
    country?: string;
    /** When it really was, where that was earlier: what is imported. */
    at?: Date;
  };

  /** A user's choice in a poll: `before` is empty for the first vote, `options` for a withdrawn one. */
  'poll.voted': {
    post: ObjectId;
    group: ObjectId | null;
    user: ObjectId;
    before: ObjectId[];
    options: ObjectId[];
  };
  'poll.closed': { post: ObjectId; author: ObjectId; by: ObjectId };

  'answer.accepted': {
    post: ObjectId;
    author: ObjectId;
    comment: ObjectId;
    commentAuthor: ObjectId;
    by: ObjectId;
  };
  'answer.unaccepted': { post: ObjectId; author: ObjectId; comment: ObjectId; commentAuthor: ObjectId };

  'suggestion.created': { suggestion: ObjectId; author: ObjectId };
  'suggestion.deleted': { suggestion: ObjectId; author: ObjectId };
  'suggestion.voted': { suggestion: ObjectId; author: ObjectId; users: ObjectId[]; by: 1 | -1 };
  'suggestion.triaged': {
    suggestion: ObjectId;
    author: ObjectId;
    by: ObjectId;
    statusBefore: SuggestionStatus;
    status: SuggestionStatus;
    priority: SuggestionPriority;
    assignee: ObjectId | null;
    assigneeBefore: ObjectId | null;
  };
  'suggestion.merged': { suggestion: ObjectId; into: ObjectId; author: ObjectId; by: ObjectId };
}
