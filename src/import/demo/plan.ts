import type { Reaction } from '../../models/social/index.js';
import type { CreatePostInput } from '../../services/social/index.js';
import { planEngagement } from './plan-engagement.js';
import { planPeople } from './plan-people.js';
import { planPosts } from './plan-posts.js';
import { Random } from './random.js';

const DAY = 24 * 60 * 60 * 1_000;

/** How far back the demo's posts go. */
export const SPAN = 42 * DAY;

/** A demo user. Users are identified by their index in the list. */
export interface PlannedPerson {
  username: string;
  firstName: string;
  lastName: string;
  bio?: string;
  location?: string;
  website?: string;
  role?: 'user' | 'admin';
  verified: boolean;
  /** How much others look at what this person posts. */
  fame: number;
  /** Milliseconds before the anchor, as all `ago` here. */
  ago: number;
}

export interface PlannedPost {
  author: number;
  input: CreatePostInput;
  /** How much is made of it. */
  appeal: number;
  ago: number;
}

export interface PlannedComment {
  author: number;
  post: number;
  /** The comment that it answers, by its place in the list: always an earlier one. */
  parent: number | null;
  depth: number;
  body: string;
  ago: number;
}

/** A user's reaction to a post or a comment. */
export interface PlannedReaction {
  user: number;
  on: { post: number } | { comment: number };
  reaction: Reaction;
  ago: number;
}

export interface PlannedSave {
  user: number;
  post: number;
  collection: string | null;
  notes: string | null;
  ago: number;
}

export interface PlannedViews {
  /** A person, or the number of a visitor. */
  viewer: { person: number } | { visitor: number };
  posts: number[];
  ago: number;
}

/** Everything that the demo consists of. */
export interface DemoPlan {
  people: PlannedPerson[];
  /** The person whose profile is private from then on. */
  recluse: number;
  follows: { follower: number; following: number; ago: number }[];
  /** Follows that come after the profile became private, so they wait for its word. */
  requests: { follower: number; following: number; ago: number }[];
  posts: PlannedPost[];
  comments: PlannedComment[];
  reactions: PlannedReaction[];
  saves: PlannedSave[];
  shares: { user: number; post: number; ago: number }[];
  views: PlannedViews[];
}

/** Makes the demo up: the same one every time. Dates are counted back from a moment that the caller chooses. */
export function planDemo(): DemoPlan {
  const random = new Random();
  const crowd = planPeople(random);
  const posts = planPosts(random, crowd);
  return { ...crowd, posts, ...planEngagement(random, crowd, posts) };
}
