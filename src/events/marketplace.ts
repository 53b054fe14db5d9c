import type { Types } from 'mongoose';
import type { AdoptionKind, ToolCategory } from '../models/marketplace/index.js';

type ObjectId = Types.ObjectId;

/** The counted values of a review: its rating, and the version that it names. */
export interface CountedReview {
  rating: number;
  version: ObjectId | null;
}

/** Events of tools and their reviews. */
export interface MarketplaceEvents {
  /** A tool was listed for the first time. */
  'tool.published': { tool: ObjectId; author: ObjectId; slug: string; category: ToolCategory };
  /** A version was added. `live` is whether it is usable before a moderator looks at it. */
  'tool.version-published': {
    tool: ObjectId;
    author: ObjectId;
    version: ObjectId;
    number: string;
    isStable: boolean;
    live: boolean;
  };
  /** A version was withdrawn or restored. */
  'tool.version-yanked': { tool: ObjectId; version: ObjectId; number: string; yanked: boolean };
  /** A moderator checked a tool, or one of its versions. */
  'tool.checked': { tool: ObjectId; author: ObjectId | null; version: ObjectId | null; approved: boolean };
  'tool.starred': { tool: ObjectId; user: ObjectId };
  'tool.unstarred': { tool: ObjectId; user: ObjectId };
  /** A user downloaded or used a version for the first time. */
  'tool.adopted': { tool: ObjectId; version: ObjectId; user: ObjectId; kind: AdoptionKind };
  /** A review began to count, changed its value or no longer counts. */
  'tool.reviewed': {
    tool: ObjectId;
    toolAuthor: ObjectId | null;
    review: ObjectId;
    reviewer: ObjectId;
    from: CountedReview | null;
    to: CountedReview | null;
  };
  /** A vote on a review was given, changed or withdrawn. */
  'tool.review-voted': {
    review: ObjectId;
    user: ObjectId;
    from: boolean | null;
    to: boolean | null;
  };
  /** The author of a tool answered a review for the first time. */
  'tool.review-answered': { tool: ObjectId; review: ObjectId; reviewer: ObjectId; author: ObjectId };
}
