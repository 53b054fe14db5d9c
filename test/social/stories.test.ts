import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ProfileVisibility, UserModel, UserStatus } from '../../src/models/identity/index.js';
import { HighlightModel, StoryModel, StoryViewModel } from '../../src/models/social/index.js';
import { UploadModel } from '../../src/models/system/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { expireStories } from '../../src/services/social/index.js';
import { reconcile } from '../../src/services/system/index.js';
import { people, type Person } from '../factories/person.js';
import { picture, uploaded } from '../services/system/uploads.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { BLOCK, FOLLOW, UNFOLLOW } from './operations.js';
import { refused } from './refused.js';

const objectId = (id: string) => readGlobalId(id)!.id;

const CREATE_STORY = `mutation ($input: CreateStoryInput!) { createStory(input: $input) { story {
  id expiresAt type text backgroundColor aiGenerated aiActivity duration visibility viewsCount viewerHasSeen
  media { type url thumbnailUrl width height duration } author { id } } } }`;
const VIEW = `mutation ($id: ID!) { viewStory(input: { storyId: $id }) { story { id viewerHasSeen viewsCount } } }`;
const DELETE_STORY = `mutation ($id: ID!) { deleteStory(input: { storyId: $id }) { deletedId } }`;
const ADD_CLOSE = `mutation ($id: ID!) { addCloseFriend(input: { userId: $id }) { user { id viewerHasAsCloseFriend } } }`;
const REMOVE_CLOSE = `mutation ($id: ID!) { removeCloseFriend(input: { userId: $id }) { user { id viewerHasAsCloseFriend } } }`;
const KEEP = `mutation ($input: CreateHighlightInput!) { createHighlight(input: $input) { highlight { id title cover stories { id } } } }`;
const CHANGE = `mutation ($input: UpdateHighlightInput!) { updateHighlight(input: $input) { highlight { id title cover stories { id } } } }`;
const UNKEEP = `mutation ($id: ID!) { deleteHighlight(input: { highlightId: $id }) { deletedId } }`;
const TRAY = `query ($first: Int, $after: String) { viewer { storyTray(first: $first, after: $after) { totalCount
  pageInfo { hasNextPage endCursor } nodes { author { id } hasUnseen stories { id viewerHasSeen } } } } }`;
const OF_USER = `query ($name: String!) { user(username: $name) {
  stories(first: 50) { totalCount nodes { id } }
  highlights(first: 50) { nodes { id title cover stories { id } } } } }`;
const NODE = `query ($id: ID!) { node(id: $id) { id } }`;

const IMAGE = { url: 'https://cdn.example/a.jpg', type: 'IMAGE', thumbnailUrl: 'https://cdn.example/t.jpg' };

async function show(who: Person, input: Record<string, unknown> = { text: 'Today' }): Promise<string> {
  return (await who.client.data(CREATE_STORY, { input })).createStory.story.id;
}
const keep = async (who: Person, storyIds: string[], more = {}): Promise<string> =>
  (await who.client.data(KEEP, { input: { title: 'Kept', storyIds, ...more } })).createHighlight.highlight.id;
const tray = async (who: Person, variables = {}) => (await who.client.data(TRAY, variables)).viewer.storyTray;
const storiesIn = async (who: Person): Promise<string[]> =>
  (await tray(who)).nodes.flatMap((node: { stories: { id: string }[] }) => node.stories.map(({ id }) => id));
const ofUser = async (who: Person, whose: Person) =>
  (await who.client.data(OF_USER, { name: whose.username })).user;
const node = async (who: Person, id: string) => (await who.client.data(NODE, { id })).node;

/** Lets the day of a story be over. */
async function end(id: string): Promise<void> {
  const before = new Date(Date.now() - 1_000);
  await StoryModel.updateOne({ _id: objectId(id) }, { expiresAt: before });
  await StoryModel.updateOne({ _id: objectId(id), expireAt: { $exists: true } }, { expireAt: before });
}

let mira: Person;
let jonas: Person;
let ada: Person;
beforeEach(async () => {
  [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
});

describe('createStory', () => {
  it('shows words, pictures and films for a day', async () => {
    const before = Date.now();
    const input = {
      type: 'IMAGE',
      media: IMAGE,
      text: ' Dawn ',
      backgroundColor: '#1E90FF',
      aiGenerated: true,
      aiActivity: 'GENERATING_ART',
      duration: 7,
      visibility: 'FOLLOWERS',
    };
    const { story } = (await mira.client.data(CREATE_STORY, { input })).createStory;
    expect(story).toMatchObject({
      ...{ type: 'IMAGE', text: 'Dawn', backgroundColor: '#1e90ff', aiGenerated: true, duration: 7 },
      ...{ aiActivity: 'GENERATING_ART', visibility: 'FOLLOWERS', viewsCount: 0, viewerHasSeen: true },
      media: { type: 'IMAGE', url: IMAGE.url, thumbnailUrl: IMAGE.thumbnailUrl },
      author: { id: mira.id },
    });
    const day = 24 * 60 * 60 * 1_000;
    expect(Date.parse(story.expiresAt)).toBeGreaterThanOrEqual(before + day);
    expect(Date.parse(story.expiresAt)).toBeLessThanOrEqual(Date.now() + day);
    const film = { media: { type: 'VIDEO', url: 'https://cdn.example/a.mp4', duration: 12.2 } };
    expect((await mira.client.data(CREATE_STORY, { input: film })).createStory.story).toMatchObject({
      type: 'VIDEO',
      duration: 13,
    });
    expect((await mira.client.data(CREATE_STORY, { input: { text: 'x' } })).createStory.story).toMatchObject({
      type: 'TEXT',
      duration: 5,
      visibility: 'ALL',
      media: null,
    });
  });

  it('does it once per clientId', async () => {
    const input = { text: 'Once', clientId: 'c1' };
    const made = await Promise.all(Array.from({ length: 5 }, () => show(mira, input)));
    expect(new Set(made).size).toBe(1);
    expect(await refused(mira.client, CREATE_STORY, { input: { ...input, text: 'Twice' } })).toMatchObject({
      code: 'CONFLICT',
    });
  });

  it.each([
    [{}, 'text'],
    [{ text: '  ' }, 'text'],
    [{ text: 'x'.repeat(501) }, 'text'],
    [{ type: 'IMAGE', text: 'x' }, 'media'],
    [{ type: 'TEXT', text: 'x', media: IMAGE }, 'media'],
    [{ type: 'VIDEO', media: IMAGE }, 'media'],
    [{ media: {} }, 'media'],
    [{ media: { url: 'http://169.254.169.254/latest' } }, 'media'],
    [{ media: { url: 'https://cdn.example/a.jpg', uploadId: `upl_${'0'.repeat(24)}` } }, 'media'],
    [{ media: { type: 'VIDEO', url: 'https://cdn.example/a.mp4', duration: 61 } }, 'media.duration'],
    [{ text: 'x', duration: 0 }, 'duration'],
    [{ text: 'x', duration: 61 }, 'duration'],
    [{ text: 'x', backgroundColor: 'red;}' }, 'backgroundColor'],
  ])('refuses %j for %s', async (input, field) => {
    expect(await refused(mira.client, CREATE_STORY, { input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
    });
  });

  it('is for those who are signed in', async () => {
    const { visitor } = await testApp();
    const id = await show(mira);
    for (const [operation, variables] of [
      [CREATE_STORY, { input: { text: 'x' } }],
      [VIEW, { id }],
      [DELETE_STORY, { id }],
      [ADD_CLOSE, { id: mira.id }],
      [REMOVE_CLOSE, { id: mira.id }],
      [KEEP, { input: { title: 'x', storyIds: [id] } }],
    ] as const)
      expect(await visitor.refusal(operation, variables)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('takes an upload, and lets go of it when the story is over', async () => {
    const upload = await uploaded(mira.client, await picture(400, 300), { purpose: 'STORY' });
    const input = { media: { uploadId: upload.id } };
    expect(await refused(jonas.client, CREATE_STORY, { input })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'media',
    });
    const { story } = (await mira.client.data(CREATE_STORY, { input })).createStory;
    expect(story.media).toMatchObject({ type: 'IMAGE', url: upload.url, width: 400, height: 300 });
    expect(story.media.thumbnailUrl).toBeTruthy();
    // One upload has one use.
    expect(await refused(mira.client, CREATE_STORY, { input })).toMatchObject({
      code: 'CONFLICT',
      field: 'media',
    });
    const status = async () => (await UploadModel.findById(objectId(upload.id)).lean())!.status;
    expect(await status()).toBe('attached');
    await end(story.id);
    await expireStories({ signal: new AbortController().signal });
    expect(await StoryModel.findById(objectId(story.id)).lean()).toBeNull();
    expect(await status()).toBe('ready');
    const wrong = await uploaded(mira.client, await picture(40, 30), { purpose: 'POST' });
    expect(
      await refused(mira.client, CREATE_STORY, { input: { media: { uploadId: wrong.id } } }),
    ).toMatchObject({ code: 'BAD_USER_INPUT', field: 'media' });
  });
});

describe('who sees a story', () => {
  const see = async (who: Person, id: string, whose: Person) => {
    const listed = ((await ofUser(who, whose))?.stories.nodes ?? []).map((one: { id: string }) => one.id);
    const seen = (await node(who, id)) !== null;
    expect(listed.includes(id)).toBe(seen);
    if (!seen)
      expect(await refused(who.client, VIEW, { id })).toMatchObject({ code: 'NOT_FOUND', field: 'storyId' });
    else await who.client.data(VIEW, { id });
    return seen;
  };

  it('follows from its visibility, on every surface', async () => {
    await jonas.client.data(FOLLOW, { id: mira.id });
    await mira.client.data(ADD_CLOSE, { id: ada.id });
    const all = await show(mira, { text: 'all' });
    const followers = await show(mira, { text: 'followers', visibility: 'FOLLOWERS' });
    const close = await show(mira, { text: 'close', visibility: 'CLOSE_FRIENDS' });
    const table = async (who: Person) => Promise.all([all, followers, close].map((id) => see(who, id, mira)));
    expect(await table(mira)).toEqual([true, true, true]);
    expect(await table(jonas)).toEqual([true, true, false]);
    expect(await table(ada)).toEqual([true, false, true]);
    expect((await ofUser(jonas, mira)).stories.totalCount).toBe(2);
    expect(await storiesIn(jonas)).toEqual([all, followers]);
    const { visitor } = await testApp();
    expect((await visitor.data(NODE, { id: all })).node).toEqual({ id: all });
    expect((await visitor.data(NODE, { id: close })).node).toBeNull();
    await mira.client.data(REMOVE_CLOSE, { id: ada.id });
    expect(await table(ada)).toEqual([true, false, false]);
    await jonas.client.data(UNFOLLOW, { id: mira.id });
    expect(await storiesIn(jonas)).toEqual([]);
  });

  it('is narrowed by its author’s privacy, by blocks, suspension and deletion', async () => {
    const id = await show(mira);
    const set = (update: object) => UserModel.updateOne({ _id: objectId(mira.id) }, update);
    await set({ 'privacy.profileVisibility': ProfileVisibility.PRIVATE });
    expect(await see(jonas, id, mira)).toBe(false);
    await set({ 'privacy.profileVisibility': ProfileVisibility.PUBLIC });
    expect(await see(jonas, id, mira)).toBe(true);
    await set({ status: UserStatus.SUSPENDED });
    expect(await see(jonas, id, mira)).toBe(false);
    await set({ status: UserStatus.ACTIVE });
    const close = await show(mira, { text: 'x', visibility: 'CLOSE_FRIENDS' });
    await mira.client.data(ADD_CLOSE, { id: jonas.id });
    await jonas.client.data(BLOCK, { id: mira.id });
    for (const one of [id, close]) expect(await see(jonas, one, mira)).toBe(false);
    expect(await refused(ada.client, DELETE_STORY, { id })).toMatchObject({
      code: 'FORBIDDEN',
      field: 'storyId',
    });
    expect((await mira.client.data(DELETE_STORY, { id })).deleteStory).toEqual({ deletedId: id });
    expect(await see(ada, id, mira)).toBe(false);
    expect(await see(mira, id, mira)).toBe(false);
    expect(await refused(mira.client, DELETE_STORY, { id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('ends with its day', async () => {
    await jonas.client.data(FOLLOW, { id: mira.id });
    const id = await show(mira);
    expect(await storiesIn(jonas)).toEqual([id]);
    await end(id);
    for (const who of [jonas, mira]) {
      expect(await see(who, id, mira)).toBe(false);
      expect(await storiesIn(who)).toEqual([]);
    }
  });
});

describe('viewStory', () => {
  it('counts each viewer once, never the author, and only the author sees who', async () => {
    const id = await show(mira);
    for (const who of [jonas, ada])
      await Promise.all(Array.from({ length: 5 }, () => who.client.data(VIEW, { id })));
    const { story } = (await jonas.client.data(VIEW, { id })).viewStory;
    expect(story).toEqual({ id, viewerHasSeen: true, viewsCount: 2 });
    expect((await mira.client.data(VIEW, { id })).viewStory.story.viewsCount).toBe(2);
    expect(await StoryViewModel.countDocuments({ story: objectId(id) })).toBe(2);
    const VIEWERS = `query ($id: ID!) { node(id: $id) { ... on Story { viewers(first: 10) { totalCount edges { viewedAt node { id } } } } } }`;
    const { viewers } = (await mira.client.data(VIEWERS, { id })).node;
    expect(viewers.totalCount).toBe(2);
    expect(viewers.edges.map((edge: { node: { id: string } }) => edge.node.id)).toEqual([ada.id, jonas.id]);
    expect((await jonas.client.data(VIEWERS, { id })).node.viewers).toBeNull();
    await allFolded();
    const mine = (drift: { id: unknown }[]) => drift.filter((one) => String(one.id) === String(objectId(id)));
    expect(mine((await reconcile({ settle: allFolded })).drift)).toEqual([]);
    await StoryModel.updateOne({ _id: objectId(id) }, { viewsCount: 7 });
    expect(mine((await reconcile({ fix: true, settle: allFolded })).drift)).toHaveLength(1);
    expect((await StoryModel.findById(objectId(id)).lean())!.viewsCount).toBe(2);
  });

  it('refuses ids of other things before any look-up', async () => {
    expect(await refused(mira.client, VIEW, { id: `post_${'0'.repeat(24)}` })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'storyId',
    });
  });
});

describe('storyTray', () => {
  it('has the unseen first, then the latest, in pages, one’s own among the seen', async () => {
    for (const whom of [jonas, ada]) await mira.client.data(FOLLOW, { id: whom.id });
    const early = await show(jonas);
    const late = await show(ada);
    const own = await show(mira);
    const second = await show(jonas);
    const authors = async () =>
      (await tray(mira)).nodes.map((one: { author: { id: string } }) => one.author.id);
    expect(await authors()).toEqual([jonas.id, ada.id, mira.id]);
    expect((await tray(mira)).nodes[0]).toEqual({
      author: { id: jonas.id },
      hasUnseen: true,
      stories: [
        { id: early, viewerHasSeen: false },
        { id: second, viewerHasSeen: false },
      ],
    });
    await mira.client.data(VIEW, { id: early });
    expect((await tray(mira)).nodes[0]).toMatchObject({
      hasUnseen: true,
      stories: [{ viewerHasSeen: true }, {}],
    });
    await mira.client.data(VIEW, { id: second });
    expect(await authors()).toEqual([ada.id, jonas.id, mira.id]);
    const pages: string[] = [];
    let after: string | null = null;
    do {
      const page = await tray(mira, { first: 1, after });
      expect(page.totalCount).toBe(3);
      pages.push(...page.nodes.map((one: { author: { id: string } }) => one.author.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(pages).toEqual([ada.id, jonas.id, mira.id]);
    expect([late, own]).toHaveLength(2);
  });

  describe('of many', () => {
    let reader: Person;
    beforeAll(async () => {
      const [first, ...authors] = (await people(13)) as [Person, ...Person[]];
      reader = first;
      for (const author of authors) {
        await reader.client.data(FOLLOW, { id: author.id });
        for (let n = 0; n < 5; n += 1)
          await show(author, { text: `${n}`, visibility: n % 2 ? 'ALL' : 'FOLLOWERS' });
      }
    }, 60_000);

    it('costs as many commands as that of few', async () => {
      const [few, many] = [
        await reader.client.commands(TRAY, { first: 2 }),
        await reader.client.commands(TRAY, { first: 50 }),
      ];
      expect(many).toBe(few);
      expect(many).toBeLessThanOrEqual(5);
    });
  });
});

describe('highlights', () => {
  it('keep stories beyond their day, there and nowhere else', async () => {
    await jonas.client.data(FOLLOW, { id: mira.id });
    const [first, second, close] = [
      await show(mira, { media: IMAGE }),
      await show(mira),
      await show(mira, { text: 'x', visibility: 'CLOSE_FRIENDS' }),
    ];
    const id = await keep(mira, [second, first, close]);
    for (const one of [first, second, close]) await end(one);
    expect((await StoryModel.findById(objectId(first)).lean())!.expireAt).toBeUndefined();
    await expireStories({ signal: new AbortController().signal });
    const shown = { id, title: 'Kept', cover: IMAGE.thumbnailUrl, stories: [{ id: second }, { id: first }] };
    expect((await ofUser(jonas, mira)).highlights.nodes).toEqual([shown]);
    expect((await ofUser(jonas, mira)).stories.nodes).toEqual([]);
    expect(await storiesIn(jonas)).toEqual([]);
    expect(await node(jonas, first)).toEqual({ id: first });
    expect(await node(jonas, close)).toBeNull();
    // A late look is no view.
    expect((await jonas.client.data(VIEW, { id: first })).viewStory.story.viewsCount).toBe(0);
    await mira.client.data(CHANGE, { input: { highlightId: id, title: 'Best', storyIds: [first] } });
    expect((await ofUser(jonas, mira)).highlights.nodes).toMatchObject([
      { title: 'Best', stories: [{ id: first }] },
    ]);
    expect(await node(mira, second)).toBeNull();
    await mira.client.data(UNKEEP, { id });
    expect(await node(mira, first)).toBeNull();
    await expireStories({ signal: new AbortController().signal });
    expect(await StoryModel.countDocuments({ author: objectId(mira.id) })).toBe(0);
  });

  it('share stories, follow their order, and lose what is deleted', async () => {
    const [a, b] = [await show(mira), await show(mira)];
    const [one, other] = [await keep(mira, [a, b]), await keep(mira, [b])];
    await mira.client.data(UNKEEP, { id: other });
    expect((await StoryModel.findById(objectId(b)).lean())!.expireAt).toBeUndefined();
    const { highlight } = (
      await mira.client.data(CHANGE, {
        input: { highlightId: one, storyIds: [b, a], cover: { url: IMAGE.url } },
      })
    ).updateHighlight;
    expect(highlight).toMatchObject({ cover: IMAGE.url, stories: [{ id: b }, { id: a }] });
    await mira.client.data(DELETE_STORY, { id: b });
    expect((await HighlightModel.findById(objectId(one)).lean())!.stories.map(String)).toEqual([
      String(objectId(a)),
    ]);
  });

  it('hide with what they hold', async () => {
    const id = await keep(mira, [await show(mira, { text: 'x', visibility: 'CLOSE_FRIENDS' })]);
    expect((await ofUser(jonas, mira)).highlights.nodes).toEqual([]);
    expect(await node(jonas, id)).toBeNull();
    expect(await node(mira, id)).toEqual({ id });
    await mira.client.data(ADD_CLOSE, { id: jonas.id });
    expect(await node(jonas, id)).toEqual({ id });
  });

  it('refuse what is not one’s own, and what is too much', async () => {
    const [mine, theirs, gone] = [await show(mira), await show(jonas), `stry_${'0'.repeat(24)}`];
    const made = (input: object) =>
      refused(mira.client, KEEP, { input: { title: 'x', storyIds: [mine], ...input } });
    const bad = (field: string) => ({ code: 'BAD_USER_INPUT', field });
    expect(await made({ title: ' ' })).toMatchObject(bad('title'));
    expect(await made({ title: 'x'.repeat(51) })).toMatchObject(bad('title'));
    expect(await made({ storyIds: [] })).toMatchObject(bad('storyIds'));
    expect(await made({ storyIds: Array(101).fill(mine) })).toMatchObject(bad('storyIds'));
    expect(await made({ storyIds: [theirs] })).toMatchObject({ code: 'FORBIDDEN', field: 'storyIds' });
    expect(await made({ storyIds: [gone] })).toMatchObject({ code: 'NOT_FOUND', field: 'storyIds' });
    expect(await made({ cover: { url: 'ftp://x' } })).toMatchObject(bad('cover'));
    const id = await keep(mira, [mine]);
    for (const [operation, variables] of [
      [CHANGE, { input: { highlightId: id, title: 'Stolen' } }],
      [UNKEEP, { id }],
    ] as const)
      expect(await refused(jonas.client, operation, variables)).toMatchObject({
        code: 'FORBIDDEN',
        field: 'highlightId',
      });
    expect(await refused(jonas.client, UNKEEP, { id: `hlgt_${'0'.repeat(24)}` })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('are a hundred at most, however many are made at once', async () => {
    const story = await show(mira);
    const rows = Array.from({ length: 98 }, (_, slot) => ({
      owner: objectId(mira.id),
      slot,
      title: 'x',
      stories: [objectId(story)],
    }));
    await HighlightModel.insertMany(rows);
    const made = await Promise.all(
      Array.from({ length: 6 }, () => mira.client.send(KEEP, { input: { title: 'y', storyIds: [story] } })),
    );
    expect(await HighlightModel.countDocuments({ owner: objectId(mira.id) })).toBeLessThanOrEqual(100);
    expect(made.some((answer) => answer.errors.length > 0)).toBe(true);
    for (const { errors } of made)
      for (const { extensions } of errors) expect(['CONFLICT', 'RATE_LIMITED']).toContain(extensions.code);
  });
});

describe('lists of one’s own', () => {
  const LISTS = `{ viewer { closeFriends(first: 10) { totalCount edges { since node { id } } } blockedUsers(first: 10) { totalCount nodes { id viewerHasBlocked } } } }`;

  it('hold close friends and blocked people, once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => mira.client.data(ADD_CLOSE, { id: jonas.id })));
    await mira.client.data(BLOCK, { id: ada.id });
    const { viewer } = await mira.client.data(LISTS);
    expect(viewer.closeFriends).toMatchObject({ totalCount: 1, edges: [{ node: { id: jonas.id } }] });
    expect(viewer.blockedUsers).toEqual({ totalCount: 1, nodes: [{ id: ada.id, viewerHasBlocked: true }] });
    expect((await jonas.client.data(LISTS)).viewer.closeFriends.totalCount).toBe(0);
  });

  it('refuse oneself and who is not there', async () => {
    for (const operation of [ADD_CLOSE, REMOVE_CLOSE]) {
      expect(await refused(mira.client, operation, { id: mira.id })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'userId',
      });
      expect(await refused(mira.client, operation, { id: `usr_${'0'.repeat(24)}` })).toMatchObject({
        code: 'NOT_FOUND',
        field: 'userId',
      });
    }
  });
});
