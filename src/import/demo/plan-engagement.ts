import { Reaction } from '../../models/social/index.js';
import type { DemoPlan, PlannedComment, PlannedPost, PlannedReaction } from './plan.js';
import { NOBODY_YET } from './plan-people.js';
import { HOT } from './plan-posts.js';
import type { Random } from './random.js';
import { ANSWERS, REMARKS } from './topics.js';

const [COMMENTS, HOT_COMMENTS, REACTIONS, SAVES, SHARES] = [700, 60, 1_600, 160, 60];
const [VIEWS_EACH, VISITORS, VISITOR_VIEWS] = [45, 20, 75];
/** What one call counts at most. */
const MOST_VIEWS = 100;
const DEEPEST = 3;
const HOUR = 60 * 60 * 1_000;

const REACTION_WEIGHTS = [
  { value: Reaction.LIKE, weight: 50 },
  { value: Reaction.LOVE, weight: 20 },
  { value: Reaction.LAUGH, weight: 8 },
  { value: Reaction.CELEBRATE, weight: 7 },
  { value: Reaction.INSIGHTFUL, weight: 6 },
  { value: Reaction.CURIOUS, weight: 5 },
  { value: Reaction.DISLIKE, weight: 2 },
  { value: Reaction.ANGRY, weight: 2 },
];
const COLLECTIONS = [null, null, 'Light', 'To try', 'Reference'];

type Crowd = Pick<DemoPlan, 'people' | 'recluse' | 'follows'>;

/** What people do with the posts: each of them only with posts that they can see. */
export function planEngagement(random: Random, crowd: Crowd, posts: PlannedPost[]) {
  const audience = audiencesOf(crowd, posts);
  const liked = posts.map((post, value) => ({ value, weight: post.appeal + 0.02 }));
  // The hot post has its own share below; it would take all of this one.
  const others = liked.slice(HOT + 1);
  const any = () => random.weighted(others);
  const somebodyOn = (post: number) => random.one(audience[post]!);
  /** Some time between the thing and now. */
  const after = (ago: number) => Math.floor(ago * random.fake.number.float() ** 0.5 * 0.98);

  const comments = planComments(random, posts, { any, somebodyOn, after });
  const reactions = new Map<string, PlannedReaction>();
  const react = (user: number, on: PlannedReaction['on'], ago: number) =>
    reactions.set(`${user} ${JSON.stringify(on)}`, {
      user,
      on,
      reaction: random.weighted(REACTION_WEIGHTS),
      ago: after(ago),
    });
  for (const user of audience[HOT]!) if (random.chance(0.93)) react(user, { post: HOT }, posts[HOT]!.ago);
  while (reactions.size < REACTIONS) {
    if (random.chance(0.25)) {
      const comment = random.below(comments.length);
      react(somebodyOn(comments[comment]!.post), { comment }, comments[comment]!.ago);
    } else {
      const post = any();
      react(somebodyOn(post), { post }, posts[post]!.ago);
    }
  }
  const pairs = (count: number) => {
    const found = new Map<string, { user: number; post: number; ago: number }>();
    while (found.size < count) {
      const post = random.weighted(liked);
      const user = somebodyOn(post);
      found.set(`${user} ${post}`, { user, post, ago: after(posts[post]!.ago) });
    }
    return [...found.values()];
  };
  return {
    comments,
    reactions: [...reactions.values()],
    saves: pairs(SAVES).map((pair) => ({
      ...pair,
      collection: random.one(COLLECTIONS),
      notes: random.chance(0.2) ? 'Look at this again.' : null,
    })),
    shares: pairs(SHARES),
    views: planViews(random, crowd, posts, liked, engagedIn(comments, [...reactions.values()])),
  };
}

/** Who can see each post, authors apart: everybody, or the followers alone. */
function audiencesOf({ people, recluse, follows }: Crowd, posts: PlannedPost[]): number[][] {
  const everybody = people.map((_, index) => index).filter((index) => index !== NOBODY_YET);
  const followers = people.map((_, index) =>
    follows.filter(({ following }) => following === index).map(({ follower }) => follower),
  );
  return posts.map(({ author, input }) => {
    const narrow = author === recluse || input.visibility === 'followers';
    const seen = (narrow ? followers[author]! : everybody).filter((index) => index !== author);
    // A user without visible followers comments on their own posts.
    return seen.length > 0 ? seen : [author];
  });
}

interface Chances {
  any(): number;
  somebodyOn(post: number): number;
  after(ago: number): number;
}

function planComments(
  random: Random,
  posts: PlannedPost[],
  { any, somebodyOn, after }: Chances,
): PlannedComment[] {
  const comments: PlannedComment[] = [];
  const under = new Map<number, number[]>();
  for (let index = 0; index < COMMENTS; index++) {
    const post = index < HOT_COMMENTS ? HOT : any();
    const answerable = (under.get(post) ?? []).filter((comment) => comments[comment]!.depth < DEEPEST);
    const parent = answerable.length > 0 && random.chance(0.45) ? random.one(answerable) : null;
    const answered = parent === null ? null : comments[parent]!;
    const author = somebodyOn(post);
    comments.push({
      author: answered && random.chance(0.4) ? posts[post]!.author : author,
      post,
      parent,
      depth: answered ? answered.depth + 1 : 0,
      body: random.filled(random.one(answered ? ANSWERS : REMARKS)),
      ago: after(answered?.ago ?? posts[post]!.ago),
    });
    under.set(post, [...(under.get(post) ?? []), index]);
  }
  return comments;
}

/** The posts that each person has said something about: nobody does so without having looked. */
function engagedIn(comments: PlannedComment[], reactions: PlannedReaction[]): Map<number, Set<number>> {
  const engaged = new Map<number, Set<number>>();
  const note = (person: number, post: number) =>
    engaged.set(person, (engaged.get(person) ?? new Set()).add(post));
  for (const { author, post } of comments) note(author, post);
  for (const { user, on } of reactions) note(user, 'post' in on ? on.post : comments[on.comment]!.post);
  return engaged;
}

function planViews(
  random: Random,
  { people }: Crowd,
  posts: PlannedPost[],
  liked: { value: number; weight: number }[],
  engaged: Map<number, Set<number>>,
): DemoPlan['views'] {
  const look = (count: number, already: Iterable<number> = []) => {
    const seen = new Set([HOT, ...already]);
    for (let tries = 0; tries < count && seen.size < count; tries++) seen.add(random.weighted(liked));
    for (const post of random.some(
      posts.map((_, index) => index),
      Math.floor(count / 3),
    ))
      seen.add(post);
    return [...seen].slice(0, MOST_VIEWS);
  };
  const persons = people.map((_, person) => ({
    viewer: { person },
    posts: look(VIEWS_EACH, engaged.get(person)),
    ago: random.below(20 * HOUR),
  }));
  const visitors = Array.from({ length: VISITORS }, (_, visitor) => ({
    viewer: { visitor },
    posts: look(VISITOR_VIEWS),
    ago: random.below(20 * HOUR),
  }));
  return [...persons.filter(({ viewer }) => viewer.person !== NOBODY_YET), ...visitors];
}
