import { expect, it } from 'vitest';
import {
  AddCommentDocument,
  CreatePostDocument,
  CreditsDocument,
  DashboardDocument,
  FollowDocument,
  FollowersDocument,
  HomeFeedDocument,
  LikedPostsDocument,
  ReactDocument,
  SavedPostsDocument,
  SavePostDocument,
  SignUpDocument,
  UpdateProfileDocument,
  UserProfileDocument,
} from '../generated/operations.js';
import { people, person, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';

const film = { type: 'VIDEO', url: 'https://cdn.example/short.mp4', duration: 30, width: 720, height: 1280 };

it('journey 1: a new user signs up, fills in the profile and publishes a first post', async () => {
  const { visitor, as } = await testApp();
  const username = `john_${Date.now().toString(36)}`;
  const { signUp } = await visitor.data(SignUpDocument, {
    input: {
      email: `${username}@example.com`,
      username,
      password: 'correct horse battery staple',
      firstName: 'John',
      lastName: 'Doe',
    },
  });
  expect(signUp!.viewer).toMatchObject({ user: { username, fullName: 'John Doe' }, coins: 250 });
  const john = as(signUp!.accessToken!);

  const { updateProfile } = await john.data(UpdateProfileDocument, {
    input: {
      avatar: 'https://cdn.example.com/avatars/john.jpg',
      bio: 'AI Art Enthusiast | Digital Creator',
      website: 'https://johndoe.art',
    },
  });
  expect(updateProfile!.viewer!.user).toMatchObject({
    bio: 'AI Art Enthusiast | Digital Creator',
    website: 'https://johndoe.art',
  });

  const { createPost } = await john.data(CreatePostDocument, {
    input: {
      category: 'IMAGE_POST',
      caption: 'My first AI-generated artwork!',
      media: [{ type: 'IMAGE', url: 'https://cdn.example.com/posts/first-art.jpg' }],
      aiDetails: {
        isAIGenerated: true,
        model: 'DALL_E_3',
        prompt: 'Futuristic cityscape at sunset',
        cost: 10,
      },
      tags: ['aiart', 'digital', 'futuristic'],
    },
  });
  expect(createPost!.post!.tags.map((tag) => tag.name).sort()).toEqual(['aiart', 'digital', 'futuristic']);
  expect(createPost!.post!.author.stats.posts).toBe(1);

  const { viewer } = await john.data(DashboardDocument);
  expect(viewer!.user.stats.posts).toBe(1);
  expect(viewer!.credits).toMatchObject({ total: 1000, used: 0, remaining: 1000, resetPeriod: 'MONTHLY' });
  expect(viewer!.dashboard).toMatchObject({
    postsByCategory: [{ category: 'IMAGE_POST', count: 1, likes: 0, views: 0, comments: 0 }],
    recentPosts: [{ id: createPost!.post!.id }],
    newFollowers: 0,
    aiUsage: [{ type: 'IMAGE', count: 1, cost: 10 }],
  });

  const { credits, coinTransactions } = (await john.data(CreditsDocument)).viewer!;
  expect(credits.remaining).toBe(1000);
  expect(coinTransactions.nodes).toContainEqual(expect.objectContaining({ amount: 250, balanceAfter: 250 }));
});

it('journeys 2 and 3: a user discovers and engages with content, then looks after the profile', async () => {
  const [user, creator, other] = (await people(3)) as [Person, Person, Person];
  await user.client.data(FollowDocument, { userId: creator.id });
  await publish(creator, { caption: 'Only words' });
  const short = await publish(creator, { category: 'SHORT', caption: 'A short film', media: [film] });
  await allFolded();

  // Journey 2: the feed of one category, a like, a save, a comment, a follow.
  const feed = await user.client.data(HomeFeedDocument, { first: 20, category: 'SHORT' });
  expect(feed.viewer!.homeFeed.edges.map(({ node }) => node.id)).toEqual([short]);
  const { react } = await user.client.data(ReactDocument, { targetId: short, reaction: 'LIKE' });
  expect(react!.target).toEqual({ id: short, viewerReaction: 'LIKE', stats: { likes: 1 } });
  const { savePost } = await user.client.data(SavePostDocument, {
    input: { postId: short, collection: 'Inspiration', notes: 'Love this style!' },
  });
  expect(savePost!.post).toEqual({ id: short, viewerHasSaved: true, stats: { saves: 1 } });
  const words = 'Amazing work! How did you achieve this effect?';
  const { addComment } = await user.client.data(AddCommentDocument, {
    input: { targetId: short, body: words },
  });
  expect(addComment!.comment).toMatchObject({ body: words, depth: 0, target: { stats: { comments: 1 } } });
  const { follow } = await user.client.data(FollowDocument, { userId: other.id });
  expect(follow!.user).toMatchObject({ id: other.id, viewerIsFollowing: true, stats: { followers: 1 } });

  const again = await user.client.data(HomeFeedDocument, { first: 20, category: 'SHORT' });
  expect(again.viewer!.homeFeed.edges[0]!.node).toMatchObject({
    viewerReaction: 'LIKE',
    viewerHasSaved: true,
    reactions: [{ reaction: 'LIKE', count: 1 }],
    stats: { likes: 1, comments: 1, saves: 1 },
    author: { id: creator.id, viewerIsFollowing: true },
    comments: { totalCount: 1, nodes: [{ body: words, author: { id: user.id } }] },
  });

  // Journey 3: the dashboard, what was liked and saved, the profile, the followers, the balance.
  const dashboard = (await user.client.data(DashboardDocument)).viewer!;
  expect(dashboard.user.stats).toMatchObject({ posts: 0, following: 2 });
  expect(dashboard.dashboard).toMatchObject({ postsByCategory: [], recentPosts: [], aiUsage: [] });
  const liked = (await user.client.data(LikedPostsDocument, { first: 20 })).viewer!.likedPosts;
  expect(liked.totalCount).toBe(1);
  expect(liked.edges).toMatchObject([{ reaction: 'LIKE', node: { id: short } }]);
  const saved = (await user.client.data(SavedPostsDocument, { first: 20, collection: 'Inspiration' }))
    .viewer!;
  expect(saved.savedCollections).toMatchObject([{ name: 'Inspiration', count: 1 }]);
  expect(saved.savedPosts.edges).toMatchObject([
    { collection: 'Inspiration', notes: 'Love this style!', node: { id: short } },
  ]);
  const nothing = await user.client.data(SavedPostsDocument, { first: 20, collection: 'Elsewhere' });
  expect(nothing.viewer!.savedPosts).toMatchObject({ totalCount: 0, edges: [] });
  const all = await user.client.data(SavedPostsDocument, { first: 20, collection: 'All' });
  expect(all.viewer!.savedPosts.totalCount).toBe(1);

  const profile = {
    bio: 'AI Artist & Tech Enthusiast | Creating the future',
    website: 'https://newsite.com',
    location: 'San Francisco, CA',
  };
  const { updateProfile } = await user.client.data(UpdateProfileDocument, { input: profile });
  expect(updateProfile!.viewer!.user).toMatchObject(profile);
  await creator.client.data(FollowDocument, { userId: user.id });
  const { followers } = (await user.client.data(FollowersDocument, { username: user.username, first: 20 }))
    .user!;
  expect(followers).toMatchObject({
    totalCount: 1,
    edges: [{ node: { id: creator.id, viewerIsFollowing: true } }],
  });
  expect((await user.client.data(CreditsDocument)).viewer).toMatchObject({
    coins: 250,
    credits: { remaining: 1000 },
  });
});

it('the other APIs of the design: category and profile lists with totals, settings of one’s own', async () => {
  const author = await person();
  const { visitor } = await testApp();
  const texts = [await publish(author), await publish(author)];
  await publish(author, { category: 'SHORT', media: [film] });
  await allFolded();

  // API 6: a person's posts by category, with the breakdown.
  const profile = { username: author.username, first: 1, category: 'TEXT_POST' as const };
  const page = (await visitor.data(UserProfileDocument, profile)).user!;
  expect(page.postCategories).toEqual([
    { category: 'TEXT_POST', count: 2 },
    { category: 'SHORT', count: 1 },
  ]);
  expect(page.posts).toMatchObject({
    totalCount: 2,
    nodes: [{ id: texts[1] }],
    pageInfo: { hasNextPage: true },
  });
  const rest = await visitor.data(UserProfileDocument, { ...profile, after: page.posts.pageInfo.endCursor });
  expect(rest.user!.posts).toMatchObject({ nodes: [{ id: texts[0] }], pageInfo: { hasNextPage: false } });

  // API 1 and 9: what is one's own is on nobody else's profile.
  expect(page).toMatchObject({ viewerIsFollowing: false, viewerHasBlocked: false, isPrivate: false });
  expect((await visitor.data(CreditsDocument)).viewer).toBeNull();
  expect((await visitor.data(DashboardDocument)).viewer).toBeNull();
});
