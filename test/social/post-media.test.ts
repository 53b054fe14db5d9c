import { beforeAll, describe, expect, it } from 'vitest';
import { PostModel } from '../../src/models/social/index.js';
import { UploadModel } from '../../src/models/system/upload.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from '../factories/person.js';
import { film, announce, picture, uploaded } from '../services/system/uploads.js';
import { DELETE, IMAGE, VIDEO } from './operations.js';
import { refused } from './refused.js';

const MEDIA = `id media { type url thumbnailUrl mimeType width height duration alt }`;
const CREATE = `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { ${MEDIA} } } }`;
const UPDATE = `mutation ($input: UpdatePostInput!) { updatePost(input: $input) { post { ${MEDIA} } } }`;
const PROFILE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { viewer { user { avatar coverImage } } } }`;

let mira: Person;
let jonas: Person;
let bytes: Buffer;
beforeAll(async () => {
  [mira, jonas, bytes] = [await person(), await person(), await picture(640, 480)];
});

const upload = (more: object = {}, who = mira) => uploaded(who.client, bytes, { ...more });
const create = (media: object[], more: object = {}) =>
  mira.client
    .data(CREATE, { input: { category: 'IMAGE_POST', media, ...more } })
    .then((data) => data.createPost.post);
const update = (postId: string, media: object[]) =>
  mira.client.data(UPDATE, { input: { postId, media } }).then((data) => data.updatePost.post);
const useOf = async (id: string) => {
  const row = await UploadModel.findById(readGlobalId(id)!.id).lean();
  return [row!.status, row!.attachedTo?.id.toHexString() ?? null];
};
const hex = (id: string) => readGlobalId(id)!.id.toHexString();

describe('media of posts', () => {
  it('take an upload, which tells type, format, size and still picture', async () => {
    const [image, second] = [await upload(), await upload()];
    const post = await create([{ uploadId: image.id, alt: 'The sea' }, IMAGE, { uploadId: second.id }]);
    expect(post.media[0]).toEqual({
      type: 'IMAGE',
      url: image.url,
      thumbnailUrl: expect.stringContaining('thumbnail'),
      mimeType: 'IMAGE_PNG',
      width: 640,
      height: 480,
      duration: null,
      alt: 'The sea',
    });
    expect(post.media[1]).toMatchObject(IMAGE);
    expect(await useOf(image.id)).toEqual(['attached', hex(post.id)]);
    expect(await useOf(second.id)).toEqual(['attached', hex(post.id)]);
    expect(await mira.client.data(`query ($id: ID!) { node(id: $id) { ... on Post { id } } }`, post)).toEqual(
      {
        node: { id: post.id },
      },
    );
  });

  it('take a film with what was announced of it', async () => {
    const reel = film();
    const { id } = await uploaded(mira.client, reel, { contentType: 'video/mp4', duration: 12 });
    const [medium] = (await create([{ uploadId: id }], { category: 'SHORT' })).media;
    expect(medium).toMatchObject({ type: 'VIDEO', mimeType: 'VIDEO_MP4', duration: 12 });
  });

  it('are changed as a whole: what is replaced is let go of, what stays stays in use', async () => {
    const [first, second] = [await upload(), await upload()];
    const post = await create([{ uploadId: first.id }]);
    const both = await update(post.id, [{ url: first.url, alt: 'Again' }, { uploadId: second.id }]);
    expect(both.media).toMatchObject([{ url: first.url, alt: 'Again', width: 640 }, { url: second.url }]);
    expect(await useOf(first.id)).toEqual(['attached', hex(post.id)]);
    await update(post.id, [{ uploadId: second.id }]);
    expect([await useOf(first.id), await useOf(second.id)]).toEqual([
      ['ready', null],
      ['attached', hex(post.id)],
    ]);
    await mira.client.data(DELETE, { id: post.id });
    expect(await useOf(second.id)).toEqual(['ready', null]);
  });

  it('are made once with a clientId', async () => {
    const { id } = await upload();
    const [one, two] = [
      await create([{ uploadId: id }], { clientId: 'media-1' }),
      await create([{ uploadId: id }], { clientId: 'media-1' }),
    ];
    expect(two.id).toBe(one.id);
  });

  it('are refused by the medium that is wrong', async () => {
    const [used, fresh, avatar, theirs] = [
      await upload(),
      await upload(),
      await upload({ purpose: 'AVATAR' }),
      await upload({}, jonas),
    ];
    await create([{ uploadId: used.id }]);
    const pending = await announce(mira.client, bytes);
    const cases: [object[], string, string][] = [
      [[{ uploadId: used.id }], 'CONFLICT', 'media.0.uploadId'],
      [[IMAGE, { uploadId: theirs.id }], 'NOT_FOUND', 'media.1.uploadId'],
      [[{ uploadId: avatar.id }], 'BAD_USER_INPUT', 'media.0.uploadId'],
      [[{ uploadId: pending.id }], 'BAD_USER_INPUT', 'media.0.uploadId'],
      [[{ uploadId: mira.id }], 'BAD_USER_INPUT', 'media.0.uploadId'],
      [[{ uploadId: fresh.id }, { uploadId: fresh.id }], 'BAD_USER_INPUT', 'media.1.uploadId'],
      [[{ ...IMAGE, uploadId: fresh.id }], 'BAD_USER_INPUT', 'media.0.uploadId'],
      [[{ uploadId: fresh.id, type: 'VIDEO' }], 'BAD_USER_INPUT', 'media.0.type'],
      [[{ uploadId: fresh.id, alt: 'x'.repeat(501) }], 'BAD_USER_INPUT', 'media.0.alt'],
      [
        [{ uploadId: fresh.id, thumbnailUrl: 'http://127.0.0.1/a' }],
        'BAD_USER_INPUT',
        'media.0.thumbnailUrl',
      ],
      [[{ alt: 'Nothing' }], 'BAD_USER_INPUT', 'media.0'],
      [[{ url: IMAGE.url }], 'BAD_USER_INPUT', 'media.0.type'],
      [[VIDEO], 'BAD_USER_INPUT', 'media.0.type'],
    ];
    const before = await PostModel.countDocuments();
    for (const [media, code, field] of cases) {
      const input = { category: 'IMAGE_POST', media };
      expect(await refused(mira.client, CREATE, { input }), JSON.stringify(media)).toMatchObject({
        code,
        field,
      });
    }
    expect(await PostModel.countDocuments()).toBe(before);
    expect(await useOf(fresh.id)).toEqual(['ready', null]);
    const post = await create([IMAGE]);
    for (const [media, field] of [
      [[], 'media'],
      [[{ uploadId: used.id }], 'media.0.uploadId'],
    ] as const)
      expect(await refused(mira.client, UPDATE, { input: { postId: post.id, media } })).toMatchObject({
        field,
      });
  });
});

describe('pictures of profiles', () => {
  const change = (input: object) =>
    mira.client.data(PROFILE, { input }).then((data) => data.updateProfile.viewer.user);

  it('take uploads, each let go of when it is replaced', async () => {
    const [face, other] = [await upload({ purpose: 'AVATAR' }), await upload({ purpose: 'AVATAR' })];
    const cover = await upload({ purpose: 'COVER' });
    const me = hex(mira.id);
    expect(await change({ avatarUploadId: face.id, coverImageUploadId: cover.id })).toEqual({
      avatar: face.url,
      coverImage: cover.url,
    });
    expect([await useOf(face.id), await useOf(cover.id)]).toEqual([
      ['attached', me],
      ['attached', me],
    ]);
    // A form that sends back what it was shown changes nothing.
    expect(await change({ avatar: face.url, bio: 'Hello' })).toMatchObject({ avatar: face.url });
    expect(await useOf(face.id)).toEqual(['attached', me]);
    expect(await change({ avatarUploadId: other.id })).toEqual({ avatar: other.url, coverImage: cover.url });
    expect([await useOf(face.id), await useOf(other.id), await useOf(cover.id)]).toEqual([
      ['ready', null],
      ['attached', me],
      ['attached', me],
    ]);
    expect(await change({ coverImage: null, avatar: IMAGE.url })).toEqual({
      avatar: IMAGE.url,
      coverImage: null,
    });
    expect([await useOf(other.id), await useOf(cover.id)]).toEqual([
      ['ready', null],
      ['ready', null],
    ]);
  });

  it('are refused by field', async () => {
    const [post, theirs] = [await upload(), await upload({ purpose: 'COVER' }, jonas)];
    const face = await upload({ purpose: 'AVATAR' });
    const cases: [object, string, string][] = [
      [{ avatarUploadId: post.id }, 'BAD_USER_INPUT', 'avatarUploadId'],
      [{ coverImageUploadId: theirs.id }, 'NOT_FOUND', 'coverImageUploadId'],
      [{ avatarUploadId: face.id, avatar: IMAGE.url }, 'BAD_USER_INPUT', 'avatarUploadId'],
      [{ avatar: 'http://127.0.0.1/a.png' }, 'BAD_USER_INPUT', 'avatar'],
    ];
    for (const [input, code, field] of cases)
      expect(await refused(mira.client, PROFILE, { input }), JSON.stringify(input)).toMatchObject({
        code,
        field,
      });
  });
});
