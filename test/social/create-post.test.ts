import { beforeAll, describe, expect, it } from 'vitest';
import { PostModel } from '../../src/models/social/index.js';
import { person, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { CREATE, CREATE_FORM, IMAGE, VIDEO } from './operations.js';

let mira: Person;
let jonas: Person;
beforeAll(async () => {
  [mira, jonas] = [await person(), await person()];
});

const create = (input: object) => mira.client.data(CREATE, { input }).then((data) => data.createPost.post);
const TEXT = { category: 'TEXT_POST', caption: 'Words' };

describe('createPost', () => {
  it('publishes with all parts, parses tags and mentions, and counts the post', async () => {
    const before = await create(TEXT);
    const post = await create({
      category: 'IMAGE_TEXT_POST',
      title: ' Dawn ',
      caption: `First light #Landscape #ＷＩＤＥ @${jonas.username.toUpperCase()} @nobody_here_x mail@${jonas.username}`,
      media: [IMAGE],
      tags: ['landscape', '#Émile_Zola'],
      location: { name: 'Lagos', latitude: 6.5244, longitude: 3.3792 },
      aiDetails: { isAIGenerated: true, model: 'STABLE_DIFFUSION_XL', prompt: 'dawn over lagoon' },
    });
    expect(post).toMatchObject({
      category: 'IMAGE_TEXT_POST',
      title: 'Dawn',
      visibility: 'PUBLIC',
      status: 'PUBLISHED',
      mentions: [{ id: jonas.id }],
      location: { name: 'Lagos', latitude: 6.5244, longitude: 3.3792 },
      media: [IMAGE],
      aiDetails: { isAIGenerated: true, model: 'STABLE_DIFFUSION_XL', prompt: 'dawn over lagoon' },
      author: { id: mira.id, stats: { posts: before.author.stats.posts + 1 } },
    });
    expect(post.tags.map((tag: { name: string }) => tag.name).sort()).toEqual([
      'landscape',
      'wide',
      'émile_zola',
    ]);
  });

  it.each([
    { ...TEXT },
    { category: 'SHORT', media: [{ ...VIDEO, duration: 59.9 }] },
    { category: 'NORMAL_VIDEO', media: [{ type: 'VIDEO', url: 'https://cdn.example/a.mp4' }] },
    { category: 'IMAGE_POST', media: [IMAGE] },
    { category: 'IMAGE_POST', caption: 'A caption is welcome', media: Array(10).fill(IMAGE) },
    { category: 'IMAGE_TEXT_POST', caption: 'x', media: [IMAGE] },
    { ...TEXT, caption: 'é'.repeat(2500), title: 't'.repeat(200) },
    { ...TEXT, location: { name: 'Here' } },
    { ...TEXT, location: { latitude: -90, longitude: 180 } },
  ])('takes what a category allows (case %#)', async (input) => {
    expect((await create(input)).category).toBe(input.category);
  });

  it.each([
    ['caption', { category: 'TEXT_POST' }],
    ['caption', { category: 'TEXT_POST', caption: ' \n ' }],
    ['caption', { category: 'IMAGE_TEXT_POST', media: [IMAGE] }],
    ['caption', { ...TEXT, caption: 'x'.repeat(2501) }],
    ['caption', { ...TEXT, caption: Array.from({ length: 31 }, (_, n) => `#tag${n}`).join(' ') }],
    ['caption', { ...TEXT, caption: Array.from({ length: 51 }, (_, n) => `@somebody${n}`).join(' ') }],
    ['title', { ...TEXT, title: 'x'.repeat(201) }],
    ['media', { ...TEXT, media: [IMAGE] }],
    ['media', { category: 'IMAGE_POST' }],
    ['media', { category: 'IMAGE_POST', media: [] }],
    ['media', { category: 'IMAGE_POST', media: Array(11).fill(IMAGE) }],
    ['media.0.type', { category: 'IMAGE_POST', media: [VIDEO] }],
    ['media', { category: 'IMAGE_TEXT_POST', caption: 'x' }],
    ['media', { category: 'NORMAL_VIDEO' }],
    ['media', { category: 'NORMAL_VIDEO', media: [VIDEO, VIDEO] }],
    ['media.0.duration', { category: 'SHORT', media: [{ ...VIDEO, duration: 60 }] }],
    ['media.0.duration', { category: 'SHORT', media: [{ ...VIDEO, duration: null }] }],
    ['media.0.type', { category: 'SHORT', media: [IMAGE] }],
    ['media.0.width', { category: 'IMAGE_POST', media: [{ ...IMAGE, width: 0 }] }],
    ['media.0.mimeType', { category: 'IMAGE_POST', media: [{ ...IMAGE, mimeType: 'VIDEO_MP4' }] }],
    ['media.0.duration', { category: 'NORMAL_VIDEO', media: [{ ...VIDEO, duration: -1 }] }],
    ['tags', { ...TEXT, tags: ['two words'] }],
    ['tags', { ...TEXT, tags: [''] }],
    ['tags', { ...TEXT, tags: ['x'.repeat(51)] }],
    ['tags', { ...TEXT, tags: Array.from({ length: 31 }, (_, n) => `t${n}`) }],
    ['location', { ...TEXT, location: {} }],
    ['location', { ...TEXT, location: { latitude: 1 } }],
    ['location', { ...TEXT, location: { latitude: 90.1, longitude: 0 } }],
    ['location', { ...TEXT, location: { latitude: 0, longitude: -180.1 } }],
    ['location', { ...TEXT, location: { name: 'x'.repeat(101) } }],
    ['aiDetails', { ...TEXT, aiDetails: { prompt: 'x'.repeat(4001) } }],
    ['aiDetails', { ...TEXT, aiDetails: { steps: -1 } }],
    ['clientId', { ...TEXT, clientId: 'x'.repeat(65) }],
  ])('refuses a bad %s, both ways (case %#)', async (field, input) => {
    expect(await mira.client.refusal(CREATE, { input })).toMatchObject({ code: 'BAD_USER_INPUT', field });
    const { createPost } = await mira.client.data(CREATE_FORM, { input });
    expect(createPost).toMatchObject({ post: null, userErrors: [{ code: 'BAD_USER_INPUT', field }] });
  });

  it.each([-1, 0, 1.5, 2 ** 31, 1e300, -0.5, '7', 'NaN'])(
    'refuses %s pixels, and films shorter than nothing (attack 74)',
    async (number) => {
      for (const input of [
        { category: 'IMAGE_POST', media: [{ ...IMAGE, width: number }] },
        { category: 'NORMAL_VIDEO', media: [{ ...VIDEO, duration: -Math.abs(Number(number) || 1) }] },
      ])
        expect((await mira.client.refusal(CREATE, { input })).code).toBe('BAD_USER_INPUT');
    },
  );

  it.each([
    'http://127.0.0.1/a.jpg',
    'http://2130706433/a.jpg',
    'http://0x7f.1/a.jpg',
    'http://[::1]/a.jpg',
    'http://[::ffff:10.0.0.1]/a.jpg',
    'http://169.254.169.254/latest/meta-data',
    'http://localhost:4000/a.jpg',
    'http://printer.local/a.jpg',
    'http://metadata.google.internal/a.jpg',
    'https://user:secret@cdn.example/a.jpg',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    '//cdn.example/a.jpg',
    'not an address',
  ])('C8 refuses a medium at %s (attack 25)', async (url) => {
    for (const media of [[{ ...IMAGE, url }], [{ ...IMAGE, thumbnailUrl: url }]]) {
      const input = { category: 'IMAGE_POST', media };
      expect(await mira.client.refusal(CREATE, { input })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: expect.stringMatching(/^media\.0\.(url|thumbnailUrl)$/) as string,
      });
    }
  });

  it('gives script back as the words that they are (attack 24)', async () => {
    const caption = '<script>alert(1)</script> <img src=x onerror=alert(1)> & "quotes"';
    const answer = await mira.client.send(CREATE, { input: { ...TEXT, caption } });
    expect(answer.data.createPost.post.caption).toBe(caption);
    expect(answer.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    [17, { $where: 'sleep(1000)' }],
    [18, { $nor: [{ $where: '1' }] }],
    [19, { 'a.b': 1, $set: { role: 'admin' } }],
  ])('lets no operator in through an input (attack %i)', async (_, value) => {
    for (const input of [
      { ...TEXT, caption: value },
      { ...TEXT, tags: [value] },
      { ...TEXT, location: value },
      { ...TEXT, ...value },
    ]) {
      const { code } = await mira.client.refusal(CREATE, { input });
      expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(code);
    }
  });

  it.each([
    '"__proto__":{"polluted":true,"visibility":"PRIVATE"}',
    '"constructor":{"prototype":{"polluted":true,"visibility":"PRIVATE"}}',
  ])('is not polluted by %s (attack 20)', async (pollution) => {
    const input: object = JSON.parse(`{"category":"TEXT_POST","caption":"x",${pollution}}`);
    const answer = await mira.client.send(CREATE, { input });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    // Taken out or refused; in no case taken for a field.
    if (answer.data) expect(answer.data.createPost.post.visibility).toBe('PUBLIC');
    else expect(['BAD_USER_INPUT', 'BAD_REQUEST']).toContain(answer.errors[0]!.extensions.code);
  });

  it('is nothing for a visitor', async () => {
    const { visitor } = await testApp();
    expect(await visitor.refusal(CREATE, { input: TEXT })).toMatchObject({ code: 'UNAUTHENTICATED' });
    // Not an answer to a form: it stays an error even where userErrors is selected.
    expect(await visitor.refusal(CREATE_FORM, { input: TEXT })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('a retry with a clientId', () => {
  it('gives the first post again, however many try at once', async () => {
    const input = { ...TEXT, caption: 'Once only', clientId: 'retry-1' };
    const posts = await Promise.all(Array.from({ length: 12 }, () => create(input)));
    expect(new Set(posts.map((post) => post.id)).size).toBe(1);
    expect(await PostModel.countDocuments({ caption: 'Once only' })).toBe(1);
  });

  it('with another input is a conflict (attack 81)', async () => {
    await create({ ...TEXT, clientId: 'retry-2' });
    const other = { ...TEXT, caption: 'Other', clientId: 'retry-2' };
    expect(await mira.client.refusal(CREATE, { input: other })).toMatchObject({
      code: 'CONFLICT',
      field: 'clientId',
    });
    // Somebody else's clientIds are their own.
    await jonas.client.data(CREATE, { input: other });
  });
});
