import { randomBytes } from 'node:crypto';
import { TagModel } from '../../src/models/social/index.js';
import { toGlobalId } from '../../src/schema/ids.js';
import { people, person, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { withTwoFactor } from '../identity/authenticator.js';
import { picture, uploaded } from '../services/system/uploads.js';
import { liveInCommunity } from './community-life.js';
import { liveInCalendar } from './calendar-life.js';
import { supportLife } from './support-life.js';
import { report, talk, type Talk } from './talk.js';
import { BLOCK, FOLLOW, REACT, SAVE, SHARE, VIEWS } from '../social/operations.js';

const PROFILE =
  'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { viewer { coins } } }';
const RENAME =
  'mutation ($name: String!) { changeUsername(input: { username: $name }) { viewer { coins } } }';
const PREFER = `mutation { updatePreferences(input: { language: "de" }) { viewer { coins } } }`;
const DRAFT = 'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }';
const REPOST = 'mutation ($id: ID!) { repost(input: { postId: $id }) { post { id } } }';
const ANSWER = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }';
const STORY = 'mutation ($input: CreateStoryInput!) { createStory(input: $input) { story { id } } }';
const SEEN = 'mutation ($id: ID!) { viewStory(input: { storyId: $id }) { story { id } } }';
const KEEP =
  'mutation ($input: CreateHighlightInput!) { createHighlight(input: $input) { highlight { id } } }';
const CLOSE = 'mutation ($id: ID!) { addCloseFriend(input: { userId: $id }) { user { id } } }';
const MUTE = 'mutation ($id: ID!) { mute(input: { userId: $id }) { user { id } } }';
const TAG = 'mutation ($id: ID!) { followTag(input: { tagId: $id }) { tag { id } } }';
const GIFT = 'mutation ($input: GiftCoinsInput!) { giftCoins(input: $input) { viewer { coins } } }';

/** Somebody who has done everything that can be done, in the middle of others who do the same to them. */
export interface Life {
  one: Person;
  /** Friends, and one who is parted from the person. */
  others: [Person, Person, Person];
  /** Words that are the person's alone, wherever they stand. */
  words: string[];
  /** Posts and comments, by whose they are. */
  posts: { own: string; quoting: string; theirs: string; quoted: string };
  comments: { own: string; answered: string; answer: string; theirs: string };
  talk: Talk;
  /** Addresses of the files. */
  files: string[];
  /** Addresses of private files, which exports do not tell. */
  privateFiles: string[];
}

/** Lives a life. */
export async function live(): Promise<Life> {
  const mark = randomBytes(5).toString('hex');
  const words = [`Quixotria${mark}`, `Zebulonia${mark}`, `former_${mark}`, `now_${mark}`, `bio${mark}`];
  const [firstName, lastName, former, username, bio] = words as [string, string, string, string, string];
  const born = await person({ username: former, firstName, lastName });
  const others = (await people(3)) as [Person, Person, Person];
  const [ada, ben, eve] = others;
  const mine = born.client;
  await mine.data(RENAME, { name: username });
  const one = { ...born, username };
  words.push(one.email.split('@')[0]!);
  const avatar = await uploaded(mine, await picture(300, 300), { purpose: 'AVATAR' });
  await mine.data(PROFILE, {
    input: { bio, avatarUploadId: avatar.id, displayName: firstName, interests: [bio] },
  });
  await mine.data(PREFER);

  // Follows, both ways; close friends, a mute and a block.
  for (const [who, whom] of [
    [mine, ada],
    [mine, ben],
    [ada.client, one],
    [ben.client, one],
  ] as const)
    await who.data(FOLLOW, { id: whom.id });
  await mine.data(CLOSE, { id: ada.id });
  await ben.client.data(CLOSE, { id: one.id });
  await mine.data(MUTE, { id: ben.id });
  await ben.client.data(MUTE, { id: one.id });
  await mine.data(BLOCK, { id: eve.id });

  const image = await uploaded(mine, await picture(400, 300), { purpose: 'POST' });
  const caption = `${bio} #sea_${mark} with @${ada.username}`;
  const own = await publish(one, { caption, category: 'IMAGE_TEXT_POST', media: [{ uploadId: image.id }] });
  const theirs = await publish(ada, { caption: `Hello @${username.toUpperCase()}, see @${ben.username}` });
  const quoting = await publish(one, { caption: bio, quoteOf: theirs });
  await mine.data(REPOST, { id: theirs });
  await mine.data(DRAFT, { input: { category: 'TEXT_POST', caption: bio, status: 'DRAFT' } });
  await ada.client.data(REPOST, { id: own });
  const quoted = await publish(ben, { caption: 'See this', quoteOf: own });

  const said = await comment(one, theirs);
  const answered = await comment(one, theirs);
  const answer = await comment(ben, theirs, answered);
  await mine.data(ANSWER, { input: { targetId: theirs, parentId: answer, body: bio } });
  const input = { targetId: theirs, body: `Ask @${username}` };
  const { addComment } = await ben.client.data(ANSWER, { input });
  const theirComment = addComment.comment.id as string;
  await comment(ada, own);

  for (const [who, id, reaction] of [
    [mine, theirs, 'LOVE'],
    [mine, answer, 'LIKE'],
    [mine, own, 'LIKE'],
    [ada.client, own, 'LOVE'],
    [ben.client, theirs, 'LOVE'],
    [ben.client, answered, 'LIKE'],
  ] as const)
    await who.data(REACT, { id, reaction });
  await mine.data(SAVE, { input: { postId: theirs, notes: bio } });
  await ben.client.data(SAVE, { input: { postId: own } });
  await mine.data(SHARE, { id: theirs });
  await ben.client.data(SHARE, { id: own });
  await mine.data(VIEWS, { ids: [theirs] });
  await ada.client.data(VIEWS, { ids: [own] });

  const story = (await mine.data(STORY, { input: { text: bio } })).createStory.story.id as string;
  await mine.data(KEEP, { input: { title: firstName, storyIds: [story] } });
  await ada.client.data(SEEN, { id: story });
  const adas = (await ada.client.data(STORY, { input: { text: 'Sun' } })).createStory.story.id as string;
  await mine.data(SEEN, { id: adas });
  const tag = await TagModel.findOne({ name: `sea_${mark}` }).lean();
  await mine.data(TAG, { id: toGlobalId('Tag', tag!._id) });
  await mine.data(GIFT, { input: { userId: ada.id, amount: 20, note: bio, clientId: mark } });
  await ada.client.data(GIFT, { input: { userId: one.id, amount: 5, note: `For ${firstName}` } });
  await liveInCommunity(one, others, bio);
  const talked = await talk(one, others, bio);
  await report(one, ada, { own, quoted }, bio);
  const supported = await supportLife(one, ada, bio);
  await liveInCalendar(one, others, bio);
  await withTwoFactor(one);
  return {
    one,
    others,
    words,
    posts: { own, quoting, theirs, quoted },
    comments: { own: said, answered, answer, theirs: theirComment },
    talk: talked,
    files: [avatar.url, image.url],
    privateFiles: [supported.file],
  };
}
