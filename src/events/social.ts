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

/** What is true of every event about a reaction. */
interface ReactionFacts {
  user: ObjectId;
  targetType: PublicLikeTarget;
  target: ObjectId;
  /** Who made the target. */
  targetAuthor: ObjectId;
}

/** What is true of every event about a comment. */
interface CommentFacts {
  comment: ObjectId;
  author: ObjectId;
  targetType: CommentTarget;
  target: ObjectId;
  /** The comment that it hangs on. */
  parent: ObjectId | null;
}

/** What happens in the social graph and to what it publishes. */
export interface SocialEvents {
  /** A post was published. `at` is its date (imports keep the original), `audience` who could see it then. */
  'post.created': {
    post: ObjectId;
    author: ObjectId;
    category: PostCategory;
    tags: string[];
    mentions: ObjectId[];
    at: Date;
    audience: Audience;
    /** The post that it quotes. */
    quoteOf?: ObjectId;
  };
  /** Words, tags or visibility of a published post changed. */
  'post.updated': {
    post: ObjectId;
    author: ObjectId;
    tagsAdded: string[];
    tagsRemoved: string[];
    mentionsAdded: ObjectId[];
    audience: Audience;
    /** Who could see it before. */
    audienceBefore: Audience;
  };
  /** A published post was deleted. */
  'post.deleted': {
    post: ObjectId;
    author: ObjectId;
    category: PostCategory;
    tags: string[];
    quoteOf?: ObjectId;
  };
  /** A published post became too old for lists. */
  'post.archived': {
    post: ObjectId;
    author: ObjectId;
    category: PostCategory;
    tags: string[];
    quoteOf?: ObjectId;
  };
  /** A post was shown again; `post` is the repost, which is a post without anything of its own. */
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
    /** Absent in lines from before this was told, and where the original is no more. */
    originalAuthor?: ObjectId;
  };
  'post.shared': { post: ObjectId; author: ObjectId; user: ObjectId };
  /** Somebody's share counts no more. */
  'post.unshared': { post: ObjectId; author: ObjectId; user: ObjectId };
  /** New views, each the first of its viewer in the window. */
  'post.viewed': { views: { post: ObjectId; author: ObjectId }[]; window: Date };

  'reaction.added': ReactionFacts & {
    reaction: Reaction;
    /** When it really was, where that was earlier: what is imported. */
    at?: Date;
  };
  'reaction.changed': ReactionFacts & { from: Reaction; to: Reaction };
  'reaction.removed': ReactionFacts & { reaction: Reaction };

  'comment.added': CommentFacts & {
    targetAuthor: ObjectId;
    /** Who wrote what it answers; null for one that answers the target itself. */
    replyToAuthor: ObjectId | null;
    /** What it answers, which is not always what it hangs on; absent in lines from before this was told. */
    answered?: ObjectId | null;
    mentions: ObjectId[];
    /** When it really was, where that was earlier: what is imported. */
    at?: Date;
  };
  'comment.edited': CommentFacts & { mentionsAdded: ObjectId[] };
  'comment.deleted': CommentFacts;

  'follow.requested': { follower: ObjectId; following: ObjectId };
  /** A follow came to hold: at once, or by acceptance. */
  'follow.started': { follower: ObjectId; following: ObjectId; accepted: boolean };
  /** A request was taken back, turned down, or is needed no more. */
  'follow.request-ended': { follower: ObjectId; following: ObjectId };
  'follow.ended': { follower: ObjectId; following: ObjectId };

  'post.saved': { post: ObjectId; user: ObjectId };
  'post.unsaved': { post: ObjectId; user: ObjectId };

  /** An admin picked a post for everybody, or takes it back. */
  'post.featured': { post: ObjectId; author: ObjectId };
  'post.unfeatured': { post: ObjectId; author: ObjectId };

  'story.created': { story: ObjectId; author: ObjectId; visibility: StoryVisibility };
  /** Somebody saw a story for the first time, on its day. */
  'story.viewed': { story: ObjectId; author: ObjectId; viewer: ObjectId };
  'story.deleted': { story: ObjectId; author: ObjectId };

  'tag.followed': { tag: ObjectId; user: ObjectId };
  'tag.unfollowed': { tag: ObjectId; user: ObjectId };

  'user.blocked': { blocker: ObjectId; blocked: ObjectId };
  'user.unblocked': { blocker: ObjectId; blocked: ObjectId };
}
