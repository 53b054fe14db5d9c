import type { Types } from 'mongoose';
import type {
  Audience,
  CommentTarget,
  PublicLikeTarget,
  PostCategory,
  Reaction,
  StoryVisibility,
} from '../models/social/index.js';

type ObjectId = Types.ObjectId;

/** The facts of every event about a reaction. */
interface ReactionFacts {
  user: ObjectId;
  targetType: PublicLikeTarget;
  target: ObjectId;
  /** The author of the target. */
  targetAuthor: ObjectId;
}

/** The facts of every event about a comment. */
interface CommentFacts {
  comment: ObjectId;
  author: ObjectId;
  targetType: CommentTarget;
  target: ObjectId;
  /** The comment above it in the thread. */
  parent: ObjectId | null;
  /** The group of the post, if it is in one. */
  group?: ObjectId;
}

/** Events of the social graph and its content. */
export interface SocialEvents {
  /** A post was published. `at` is its date (imports keep the original), `audience` is the audience at that time. */
  'post.created': {
    post: ObjectId;
    author: ObjectId;
    category: PostCategory;
    tags: string[];
    mentions: ObjectId[];
    at: Date;
    audience: Audience;
    /** The quoted post. */
    quoteOf?: ObjectId;
  };
  /** Text, tags or visibility of a published post changed. */
  'post.updated': {
    post: ObjectId;
    author: ObjectId;
    tagsAdded: string[];
    tagsRemoved: string[];
    /** The tags after the change. Absent in older events. */
    tags?: string[];
    mentionsAdded: ObjectId[];
    audience: Audience;
    /** The audience before the change. */
    audienceBefore: Audience;
  };
  /** A published post was deleted. */
  'post.deleted': {
    post: ObjectId;
    author: ObjectId;
    category: PostCategory;
    tags: string[];
    /** The audience until then. Absent in older events. */
    audience?: Audience;
    quoteOf?: ObjectId;
  };
  /** A published post became too old for lists. */
  'post.archived': {
    post: ObjectId;
    author: ObjectId;
    category: PostCategory;
    tags: string[];
    /** The audience until then. Absent in older events. */
    audience?: Audience;
    quoteOf?: ObjectId;
  };
  /** A post was reposted; `post` is the repost, a post without content of its own. */
  'post.reposted': {
    post: ObjectId;
    author: ObjectId;
    category: PostCategory;
    at: Date;
    audience: Audience;
    original: ObjectId;
    originalAuthor: ObjectId;
  };
  'post.unreposted': {
    post: ObjectId;
    author: ObjectId;
    original: ObjectId;
    /** Absent in older events, and if the original is deleted. */
    originalAuthor?: ObjectId;
  };
  'post.shared': { post: ObjectId; author: ObjectId; user: ObjectId };
  /** A user's share no longer counts. */
  'post.unshared': { post: ObjectId; author: ObjectId; user: ObjectId };
  /** New views, each the first of its viewer in the window. */
  'post.viewed': {
    views: { post: ObjectId; author: ObjectId }[];
    window: Date;
    /** Where the request seemed to come from. */
    country?: string;
    /** When it really was, where that was earlier: what is imported. */
    at?: Date;
  };

  'reaction.added': ReactionFacts & {
    reaction: Reaction;
    /** The original time of imported content, if it is earlier. */
    at?: Date;
  };
  'reaction.changed': ReactionFacts & { from: Reaction; to: Reaction };
  'reaction.removed': ReactionFacts & { reaction: Reaction };

  'comment.added': CommentFacts & {
    targetAuthor: ObjectId;
    /** The author of the answered comment. Null for a comment that answers the target itself. */
    replyToAuthor: ObjectId | null;
    /** The answered comment, which can differ from the parent in the thread. Absent in older events. */
    answered?: ObjectId | null;
    mentions: ObjectId[];
    /** The original time of imported content, if it is earlier. */
    at?: Date;
  };
  'comment.edited': CommentFacts & { mentionsAdded: ObjectId[] };
  'comment.deleted': CommentFacts;
  /** A comment that moderators had removed is restored. */
  'comment.restored': CommentFacts;
  /** A post that moderators had removed is restored. `at` is the time of its publication. */
  'post.restored': {
    post: ObjectId;
    author: ObjectId;
    category: PostCategory;
    tags: string[];
    at: Date;
    audience: Audience;
    quoteOf?: ObjectId;
  };

  'follow.requested': { follower: ObjectId; following: ObjectId };
  /** A follow took effect: immediately, or by acceptance. */
  'follow.started': { follower: ObjectId; following: ObjectId; accepted: boolean };
  /** A follow request was withdrawn, declined, or became unnecessary. */
  'follow.request-ended': { follower: ObjectId; following: ObjectId };
  'follow.ended': { follower: ObjectId; following: ObjectId };

  'post.saved': { post: ObjectId; user: ObjectId };
  'post.unsaved': { post: ObjectId; user: ObjectId };

  /** An admin featured a post for all users, or undid that. */
  'post.featured': { post: ObjectId; author: ObjectId };
  'post.unfeatured': { post: ObjectId; author: ObjectId };

  'story.created': { story: ObjectId; author: ObjectId; visibility: StoryVisibility };
  /** A user saw a story for the first time, while it was visible. */
  'story.viewed': { story: ObjectId; author: ObjectId; viewer: ObjectId };
  'story.deleted': { story: ObjectId; author: ObjectId };

  'tag.followed': { tag: ObjectId; user: ObjectId };
  'tag.unfollowed': { tag: ObjectId; user: ObjectId };

  'user.blocked': { blocker: ObjectId; blocked: ObjectId };
  'user.unblocked': { blocker: ObjectId; blocked: ObjectId };
}
