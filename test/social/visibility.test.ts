import { beforeAll, describe, expect, it } from 'vitest';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import type { Client } from '../setup/client.js';
import { allFolded } from '../setup/lanes.js';
import { BLOCK, FOLLOW, REACT, SAVE, UPDATE } from './operations.js';

const VISIBILITY = `mutation ($to: ProfileVisibility!) {
  updatePreferences(input: { profileVisibility: $to }) { viewer { preferences { profileVisibility } } } }`;

/** Every place where a post can be met, for whoever asks. */
const SURFACES = `query ($post: ID!, $comment: ID!, $username: String!, $tag: String!, $words: String!) {
  node(id: $post) { id }
  nodes(ids: [$post, $comment]) { id }
  comment: node(id: $comment) { ... on Comment { body target { ... on Post { id caption } } } }
  user(username: $username) {
    isPrivate
    stats { posts }
    postCategories { count }
    posts(first: 10) { totalCount nodes { id } }
    followers(first: 10) { totalCount nodes { username } }
    following(first: 10) { totalCount nodes { username } }
  }
  posts(category: TEXT_POST, first: 100) { nodes { id } }
  trendingPosts(window: DAY, first: 100) { nodes { id } }
  searchPosts(query: $words, first: 10) { nodes { id } }
  tag(name: $tag) { posts(first: 10) { totalCount nodes { id } } }
  viewer {
    homeFeed(first: 100) { nodes { id } }
    likedPosts(first: 10) { totalCount nodes { id } }
    savedPosts(first: 10) { totalCount nodes { id } }
    savedCollections { count }
  }
}`;

const PERSONAS = ['visitor', 'stranger', 'follower', 'owner', 'blocked'] as const;
type Persona = (typeof PERSONAS)[number];

interface Case {
  name: string;
  visibility: 'PUBLIC' | 'FOLLOWERS' | 'PRIVATE';
  profile: 'PUBLIC' | 'PRIVATE' | 'FRIENDS';
  /** Who may see the post. */
  see: Persona[];
  /** Who may see the lists of the profile. */
  lists: Persona[];
}

const cases: Case[] = [
  {
    name: 'a public post',
    visibility: 'PUBLIC',
    profile: 'PUBLIC',
    see: ['visitor', 'stranger', 'follower', 'owner'],
    lists: ['visitor', 'stranger', 'follower', 'owner'],
  },
  {
    name: 'a post for followers',
    visibility: 'FOLLOWERS',
    profile: 'PUBLIC',
    see: ['follower', 'owner'],
    lists: ['visitor', 'stranger', 'follower', 'owner'],
  },
  {
    name: 'a post for oneself',
    visibility: 'PRIVATE',
    profile: 'PUBLIC',
    see: ['owner'],
    lists: ['visitor', 'stranger', 'follower', 'owner'],
  },
  {
    name: 'a public post of a private profile',
    visibility: 'PUBLIC',
    profile: 'PRIVATE',
    see: ['follower', 'owner'],
    lists: ['follower', 'owner'],
  },
  {
    name: 'a public post of a profile for friends',
    visibility: 'PUBLIC',
    profile: 'FRIENDS',
    see: ['owner'],
    lists: ['owner'],
  },
];

describe.each(cases)('$name (attacks 40, 41, 44)', ({ visibility, profile, see, lists }) => {
  const mark = `mark${visibility}${profile}`.toLowerCase();
  const who = {} as Record<Persona, { client: Client; person?: Person }>;
  let owner: Person;
  let post: string;
  let reply: string;

  beforeAll(async () => {
    const [first, stranger, follower, blocked] = (await people(4)) as [Person, Person, Person, Person];
    owner = first;
    const { visitor } = await testApp();
    who.visitor = { client: visitor };
    who.stranger = { client: stranger.client, person: stranger };
    who.follower = { client: follower.client, person: follower };
    who.owner = { client: owner.client, person: owner };
    who.blocked = { client: blocked.client, person: blocked };
    await follower.client.data(FOLLOW, { id: owner.id });
    await owner.client.data(FOLLOW, { id: stranger.id });
    await blocked.client.data(FOLLOW, { id: owner.id });
    // Public at first, so that everybody can react, save and follow; then it is narrowed.
    post = await publish(owner, { caption: `${mark} words #${mark}` });
    reply = await comment(owner, post);
    for (const person of [stranger, follower, blocked]) {
      await person.client.data(REACT, { id: post, reaction: 'LIKE' });
      await person.client.data(SAVE, { input: { postId: post } });
    }
    await owner.client.data(BLOCK, { id: blocked.id });
    await owner.client.data(UPDATE, { input: { postId: post, visibility } });
    await owner.client.data(VISIBILITY, { to: profile });
    await allFolded();
  });

  const look = (persona: Persona) =>
    who[persona].client.data(SURFACES, {
      post,
      comment: reply,
      username: owner.username,
      tag: mark,
      words: mark,
    });
  const has = (list: { nodes: { id: string }[] }) => list.nodes.some((node) => node.id === post);

  it.each(PERSONAS)('by its id and its comment’s, for %s', async (persona) => {
    const seen = await look(persona);
    if (see.includes(persona)) {
      expect(seen.node).toEqual({ id: post });
      expect(seen.nodes).toEqual([{ id: post }, { id: reply }]);
      expect(seen.comment).toMatchObject({ body: 'Lovely', target: { id: post } });
    } else {
      expect(seen.node).toBeNull();
      expect(seen.nodes).toEqual([null, null]);
      expect(seen.comment).toBeNull();
    }
  });

  it.each(PERSONAS)('in public lists only when public, for %s', async (persona) => {
    const seen = await look(persona);
    const listed = visibility === 'PUBLIC' && profile === 'PUBLIC' && persona !== 'blocked';
    expect(has(seen.posts)).toBe(listed);
    expect(has(seen.trendingPosts)).toBe(listed);
    expect(has(seen.searchPosts)).toBe(listed);
    expect(has(seen.tag.posts)).toBe(listed);
    if (!listed && persona !== 'blocked') expect(seen.tag.posts.totalCount).toBe(0);
  });

  it.each(PERSONAS)('on the profile and in its counts, for %s', async (persona) => {
    const { user } = await look(persona);
    if (persona === 'blocked') return expect(user).toBeNull();
    expect(user.isPrivate).toBe(profile !== 'PUBLIC');
    const visible = see.includes(persona);
    expect(user.posts).toEqual({ totalCount: visible ? 1 : 0, nodes: visible ? [{ id: post }] : [] });
    expect(user.postCategories).toEqual(visible ? [{ count: 1 }] : []);
    const open = lists.includes(persona);
    expect(user.followers.totalCount).toBe(open ? user.followers.nodes.length : 0);
    expect(user.followers.nodes.length).toBe(open ? 1 : 0);
    expect(user.following).toEqual(
      open
        ? { totalCount: 1, nodes: [{ username: who.stranger.person!.username }] }
        : { totalCount: 0, nodes: [] },
    );
  });

  it.each(PERSONAS)('in one’s own feeds and counts, for %s', async (persona) => {
    const { viewer } = await look(persona);
    if (persona === 'visitor') return expect(viewer).toBeNull();
    const visible = see.includes(persona);
    const follows = persona === 'follower' || persona === 'owner';
    expect(has(viewer.homeFeed)).toBe(visible && follows && visibility !== 'PRIVATE');
    const kept = visible && persona !== 'owner';
    expect(viewer.likedPosts).toEqual({ totalCount: kept ? 1 : 0, nodes: kept ? [{ id: post }] : [] });
    expect(viewer.savedPosts).toEqual({ totalCount: kept ? 1 : 0, nodes: kept ? [{ id: post }] : [] });
    expect(viewer.savedCollections).toEqual(kept ? [{ count: 1 }] : []);
  });

  it.each(PERSONAS)('to react, comment and save, for %s', async (persona) => {
    if (persona === 'visitor' || see.includes(persona)) return;
    const { client } = who[persona];
    const found = await client.refusal(REACT, { id: post, reaction: 'LOVE' });
    expect(found.code).toBe('NOT_FOUND');
    const commented = await client.refusal(
      'mutation ($id: ID!) { addComment(input: { targetId: $id, body: "x" }) { comment { id } } }',
      { id: post },
    );
    expect(commented.code).toBe('NOT_FOUND');
    expect((await client.refusal(SAVE, { input: { postId: post } })).code).toBe('NOT_FOUND');
  });
});
