import type { Types } from 'mongoose';
import type { ClassType } from 'type-graphql';
import type { LaneTx } from '../events/lane.js';
import type { Tx } from '../events/transact.js';
import type { Soon } from '../lib/soon.js';
import type { Context } from '../loaders/context.js';
import type { ModerationAction, ReportedContent } from '../models/moderation/index.js';
import type { Comment } from '../models/social/index.js';

type ObjectId = Types.ObjectId;
type AnyParamModel = Parameters<LaneTx['inc']>[0];

/** The known part of a target without its row: a document with an id. */
export interface TargetDocument {
  _id: ObjectId;
}

/** Changes a counter of a target: the target, its group if it has one, and by how much. */
type Fold = (target: { id: ObjectId; group?: ObjectId | null }, by: 1 | -1, inc: LaneTx['inc']) => void;

/** Comments on a type of target. */
export interface CommentsOn<T> {
  /** Levels of replies below a comment on the target itself. */
  maxDepth: number;
  /** Characters of a comment. */
  maxLength: number;
  /** The most attachments of a comment. 0 if comments allow none. */
  attachments: number;
  /** Throws if the viewer sees the target but may not comment on it: locked, not published, not a member. */
  check?(ctx: Context, target: T, field: string): Soon<void>;
  /** Throws if the viewer may not react to comments there. */
  react?(ctx: Context, target: T, field: string): Soon<void>;
  /** Counts a comment on the target. `thread` is true if it answers no other comment. */
  fold: (target: Parameters<Fold>[0] & { thread: boolean }, by: 1 | -1, inc: LaneTx['inc']) => void;
  /** Further effects, in the same transaction, of deleting or hiding a comment. */
  withdrawn?(tx: Tx, comment: Pick<Comment, '_id' | 'author' | 'target'>): Promise<void>;
}

/** Reactions to a type of target. */
export interface ReactionsTo<T> {
  /** Throws if the viewer sees the target but may not react to it. */
  check?(ctx: Context, target: T, field: string): Soon<void>;
  /** Counts a reaction to the target. */
  fold: Fold;
}

/** The content of a target that a report stores. */
export type Evidence = Omit<ReportedContent, 'author' | 'authorUsername'>;

/** The decision that hides content: its kind and its moderator. */
export type Taking = Pick<ModerationAction, '_id' | 'action' | 'category' | 'moderator'>;

/** How moderators hide and change a type of target. */
export interface Moderated {
  /** Hides it everywhere, for a decision. False if it no longer exists. */
  take(tx: Tx, id: ObjectId, action: Taking): Promise<boolean>;
  /** Restores what that decision hid, and nothing else. */
  give(tx: Tx, id: ObjectId, action: Pick<Taking, '_id'>): Promise<boolean>;
  /** Replaces the text. Returns the previous one, or null if the target no longer exists. */
  edit?(tx: Tx, id: ObjectId, text: string): Promise<string | null>;
  /** Marks it with a reason, or removes the mark. */
  flag?(tx: Tx, id: ObjectId, reason: string | null): Promise<void>;
}

/**
 * A type that comments, reactions, reports and favourites refer to: how it is found, its author, its visibility and
 * its counters. A type joins by one row in its domain's manifest (`targets`).
 */
export interface TargetRow<T extends TargetDocument = TargetDocument> {
  /** The GraphQL class: a member of the unions. */
  type: () => ClassType<object>;
  /** The name of the type in refusals, such as `community post`. */
  noun: string;
  /** Loads the document, whether or not the viewer may see it. Null if there is none. */
  find(ctx: Context, id: ObjectId): Soon<T | null>;
  /** The visibility rule of the type. False for deleted documents. */
  visible(ctx: Context, target: T): Soon<boolean>;
  author(target: T): ObjectId;
  /** The collection with its counters. Required if it supports reactions. */
  model?: AnyParamModel;
  /** The group of the target. */
  group?(ctx: Context, target: T): Soon<ObjectId | null>;
  /** Throws if the viewer may not participate there at all, not even edit their own texts. */
  participate?(ctx: Context, target: T, field: string): Soon<void>;
  /** Whether the viewer moderates the content there, in addition to moderators of the platform. */
  moderates?(ctx: Context, target: T): Soon<boolean>;
  comments?: CommentsOn<T>;
  reactions?: ReactionsTo<T>;
  /**
   * The evidence that a report stores. Null if the document can no longer be reported. Absent if the type cannot be
   * reported.
   */
  evidence?(target: T): Evidence | null;
  /** How moderators hide it. Absent if they only warn, mute and ban. */
  moderation?: Moderated;
  /** Whether users may add it to their favourites. */
  favorite?: boolean;
}

/** Declares the row of a type. The list of all rows is not generic over documents. */
export function defineTarget<T extends TargetDocument>(row: TargetRow<T>): TargetRow {
  return row as unknown as TargetRow;
}

/** The texts of an evidence without empty ones. */
export function wordsOf(words: { title?: string | undefined; text?: string | undefined }) {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value)) as {
    title?: string;
    text?: string;
  };
}
