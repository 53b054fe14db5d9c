import { randomBytes } from 'node:crypto';
import { ReportModel } from '../../../src/models/moderation/index.js';
import { Role } from '../../../src/models/identity/index.js';
import { PostModel, PostStatus, StoryModel } from '../../../src/models/social/index.js';
import { readGlobalId, toGlobalId } from '../../../src/schema/ids.js';
import { person, type Person } from '../../factories/person.js';
import { comment, publish } from '../../factories/post.js';
import { give } from '../../factories/staff.js';
import { event, inHours, register } from '../../calendar/operations.js';
import { group, say } from '../../messaging/talk.js';
import { picture, uploaded } from '../../services/system/uploads.js';
import { agentsSubjects } from './agents-world.js';
import { billingSubjects } from './billing-world.js';
import { marketSubjects } from './market-world.js';
import { testApp } from '../../setup/app.js';
import type { Client } from '../../setup/client.js';
import { allFolded } from '../../setup/lanes.js';
import { studioSubjects } from './studio-world.js';
import { supportSubjects } from './support-world.js';

/** Who asks. The owner is whoever owns what is asked about. */
export const ROLES = ['visitor', 'stranger', 'follower', 'friend', 'blocked', 'owner', 'moderator', 'admin'];

/**
 * Whose things are asked about: hermit's profile is private, closed's is for friends, open shows the e-mail address,
 * banned is suspended, and leaving has asked for the account to be erased.
 */
const OWNERS = ['owner', 'hermit', 'closed', 'open', 'banned', 'leaving'] as const;

/** A thing of the world that every role asks about. */
export interface Subject {
  name: string;
  type: string;
  id: string;
  owner: Person;
}

/** A world in which something of everything stands, and everybody to whom it may or may not be shown. */
export interface World {
  /** Begins all usernames, and no others. */
  mark: string;
  people: Record<string, Person>;
  subjects: Subject[];
  /** Things that lists may have, by their ids. */
  names: Map<string, string>;
  client(role: string, owner: Person): Client;
}

export const objectId = (id: string) => readGlobalId(id)!.id;

/** Sends one mutation with its input written as variables; answers the payload. */
export async function act(who: Person, name: string, type: string, input: object, answer: string) {
  const operation = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`;
  return (await who.client.data(operation, { input }))[name];
}
export const towards = (who: Person, name: string, type: string, input: object) =>
  act(who, name, type, input, 'userErrors { code } __typename');

export async function buildWorld(): Promise<World> {
  const { visitor } = await testApp();
  const mark = `mx${randomBytes(4).toString('hex')}`;
  const people: Record<string, Person> = {};
  const names = new Map<string, string>();
  for (const name of [...ROLES.slice(1), ...OWNERS.slice(1), 'guest', 'asking']) {
    people[name] = await person({ username: `${mark}_${name}`, firstName: name, lastName: mark });
    names.set(people[name].id, name);
  }
  const { owner, hermit, closed, guest, follower, friend, blocked, stranger, asking } = people as {
    [name: string]: Person;
  } & Record<'owner' | 'hermit' | 'closed' | 'guest' | 'follower' | 'friend' | 'blocked', Person> &
    Record<'stranger' | 'asking', Person>;
  await give(people.moderator!, Role.MODERATOR);
  await give(people.admin!, Role.ADMIN);

  const owners = OWNERS.map((name) => people[name]!);
  const { open, banned, leaving } = people as Record<'open' | 'banned' | 'leaving', Person>;
  for (const one of owners) {
    for (const role of [follower, friend, blocked])
      await towards(role, 'follow', 'FollowInput', { userId: one.id });
    await towards(one, 'follow', 'FollowInput', { userId: friend.id });
  }
  await tellAll(owner);

  const posts: Record<string, string> = {
    public: await publish(owner, fullPost(mark, guest.username)),
    followers: await publish(owner, { visibility: 'FOLLOWERS', caption: `${mark} for followers #${mark}` }),
    private: await publish(owner, { visibility: 'PRIVATE', caption: `${mark} for me #${mark}` }),
    draft: await publish(owner, { status: 'DRAFT', caption: `${mark} unfinished #${mark}` }),
    scheduled: await publish(owner, {
      ...{ status: 'SCHEDULED', publishAt: later(), caption: `${mark} later #${mark}` },
    }),
    archived: await publish(owner, { caption: `${mark} once #${mark}` }),
    deleted: await publish(owner, { caption: `${mark} regretted #${mark}` }),
    'of-hermit': await publish(hermit, { caption: `${mark} hidden #${mark}` }),
    'of-closed': await publish(closed, { caption: `${mark} among friends #${mark}` }),
    'of-blocked': await publish(blocked, { caption: `${mark} by one who is blocked #${mark}` }),
    'of-banned': await publish(banned, { caption: `${mark} by one who is suspended #${mark}` }),
    'of-leaving': await publish(leaving, { caption: `${mark} by one who leaves #${mark}` }),
  };
  const comments: Record<string, string> = {
    'by-guest': await comment(guest, posts.public!),
    'by-owner': await comment(owner, posts.public!),
    'by-blocked': await comment(blocked, posts.public!),
    'by-banned': await comment(banned, posts.public!),
    'by-leaving': await comment(leaving, posts.public!),
    'on-followers': await comment(follower, posts.followers!),
  };
  comments.deleted = await comment(guest, posts.public!);
  comments.reply = await comment(friend, posts.public!, comments.deleted);
  const reacting = [stranger, follower, friend, blocked, owner, guest];
  for (const one of reacting) {
    await towards(one, 'react', 'ReactInput', { targetId: posts.public, reaction: 'LOVE' });
    await towards(one, 'react', 'ReactInput', { targetId: comments['by-guest'], reaction: 'LIKE' });
    for (const name of ['public', 'archived', 'deleted'])
      await towards(one, 'savePost', 'SavePostInput', {
        postId: posts[name],
        notes: 'mine',
        collection: 'kept',
      });
  }
  await towards(follower, 'react', 'ReactInput', { targetId: posts.followers, reaction: 'LIKE' });
  await towards(guest, 'deleteComment', 'DeleteCommentInput', { commentId: comments.deleted });
  await towards(owner, 'deletePost', 'DeletePostInput', { postId: posts.deleted });
  await towards(owner, 'pinPost', 'PinPostInput', { postId: posts.followers });
  await towards(owner, 'addCloseFriend', 'CloseFriendInput', { userId: friend.id });
  await towards(owner, 'mute', 'MuteInput', { userId: guest.id });
  await PostModel.updateOne({ _id: objectId(posts.archived!) }, { status: PostStatus.ARCHIVED });

  const stories: Record<string, string> = {};
  for (const visibility of ['ALL', 'FOLLOWERS', 'CLOSE_FRIENDS', 'expired'])
    stories[`story-${visibility.toLowerCase()}`] = await show(
      owner,
      visibility === 'expired' ? 'ALL' : visibility,
    );
  await towards(friend, 'viewStory', 'ViewStoryInput', { storyId: stories['story-all'] });
  await StoryModel.updateOne({ _id: objectId(stories['story-expired']!) }, { expiresAt: new Date(0) });
  const highlights: Record<string, string> = {
    'highlight-all': await keep(owner, [stories['story-all']!, stories['story-followers']!]),
    'highlight-close': await keep(owner, [stories['story-close_friends']!]),
  };
  const upload = await uploaded(owner.client, await picture(40, 30), { purpose: 'POST', fileName: 'a.png' });

  const talk = await group(owner, [friend, follower], `${mark} among us`);
  const message = await say(owner, talk, `${mark} said`, {
    attachments: [{ url: 'https://cdn.example/a.jpg', type: 'IMAGE', name: 'a.jpg' }],
  });
  await towards(friend, 'reactToMessage', 'ReactToMessageInput', { messageId: message, reaction: 'LIKE' });
  await towards(owner, 'editMessage', 'EditMessageInput', { messageId: message, body: `${mark} said so` });
  const reported = { targetId: posts.public, reason: 'OTHER', details: 'Look at it' };
  const { report } = await act(guest, 'report', 'ReportInput', reported, 'report { id }');

  const events: Record<string, string> = {};
  for (const visibility of ['PUBLIC', 'MEMBERS_ONLY', 'INVITE_ONLY']) {
    const name = `event-${visibility.toLowerCase()}`;
    events[name] = (
      await event(owner, { ...fullEvent(mark), title: `${mark} ${visibility}`, visibility })
    ).id;
  }
  events['event-draft'] = (await event(owner, { title: `${mark} unfinished` }, false)).id;
  const invited = { eventId: events['event-invite_only'], userIds: [follower.id] };
  await towards(owner, 'inviteToEvent', 'InviteToEventInput', invited);
  const attendee = { company: 'Acme', jobTitle: 'Maker', phoneNumber: '+49', experience: 'ADVANCED' };
  const registered = await register(friend, events['event-public']!, { attendee });
  const about = { targetId: owner.id, reason: 'OTHER', details: 'Look at them' };
  const conduct = await act(guest, 'report', 'ReportInput', about, 'report { id }');
  await allFolded();
  const conductReport = await ReportModel.findById(objectId(conduct.report.id)).lean();
  const warned = await act(
    people.admin!,
    'moderate',
    'ModerateInput',
    {
      ...{ caseId: toGlobalId('ModerationCase', conductReport!.case!), action: 'WARN' },
      ...{ reason: 'Be kind', note: 'The first time' },
    },
    'case { actions { id } }',
  );
  const sanction = warned.case.actions[0].id;
  const text = 'I was kind';
  await towards(owner, 'appealModeration', 'AppealModerationInput', { actionId: sanction, text });

  const supported = await supportSubjects(people, mark);
  for (const one of owners) await towards(one, 'block', 'BlockInput', { userId: blocked.id });
  await visible(hermit, 'PRIVATE');
  await visible(closed, 'FRIENDS');
  await towards(open, 'updatePreferences', 'UpdatePreferencesInput', { showEmail: true });
  const spam = { userId: banned.id, reason: 'Spam' };
  await towards(people.admin!, 'suspendUser', 'SuspendUserInput', spam);
  await towards(leaving, 'requestAccountErasure', 'RequestAccountErasureInput', {
    password: leaving.password,
  });
  await towards(asking, 'follow', 'FollowInput', { userId: hermit.id });
  owner.username = `${mark}_renamed`;
  await towards(owner, 'changeUsername', 'ChangeUsernameInput', { username: owner.username });
  await allFolded();

  const subjects: Subject[] = [];
  const add = (type: string, things: Record<string, string>, whose = (_: string) => owner) => {
    for (const [name, id] of Object.entries(things)) {
      subjects.push({ name: `${type}: ${name}`, type, id, owner: whose(name) });
      names.set(id, name);
    }
  };
  add('User', Object.fromEntries(OWNERS.map((name) => [name, people[name]!.id])), (name) => people[name]!);
  add('Post', posts, (name) => people[name.replace('of-', '')] ?? owner);
  add('Comment', comments, (name) => people[name.replace('by-', '')] ?? (name === 'reply' ? friend : owner));
  add('Story', stories);
  add('Highlight', highlights);
  add('Event', events);
  subjects.push({ name: 'EventRegistration', type: 'EventRegistration', id: registered.id, owner: friend });
  subjects.push({ name: 'ModerationAction', type: 'ModerationAction', id: sanction, owner });
  add('Conversation', { group: talk });
  add('Message', { 'by-owner': message });
  const found = await ReportModel.findById(objectId(report.id)).lean();
  const moderationCase = toGlobalId('ModerationCase', found!.case!);
  // The owner’s is the reported post; the report is the guest’s.
  subjects.push({ name: 'ModerationCase', type: 'ModerationCase', id: moderationCase, owner });
  subjects.push({ name: 'Report', type: 'Report', id: report.id, owner: guest });
  subjects.push({ name: 'Upload', type: 'Upload', id: upload.id, owner });
  subjects.push(...supported);
  const requests = '{ viewer { followRequests(first: 1) { nodes { id } } } }';
  const [request] = (await hermit.client.data(requests)).viewer.followRequests.nodes;
  subjects.push({ name: 'FollowRequest', type: 'FollowRequest', id: request.id, owner: hermit });
  const { tag } = await visitor.data('query ($name: String!) { tag(name: $name) { id } }', { name: mark });
  add('Tag', { tag: tag.id });
  const bought = await billingSubjects(people, mark);
  for (const subject of [
    ...[...bought, ...(await marketSubjects(mark, people)), ...(await agentsSubjects(mark, people))],
    ...(await studioSubjects(people, mark)),
  ]) {
    subjects.push(subject);
    names.set(subject.id, subject.name);
  }
  await allFolded();
  return {
    ...{ mark, people, subjects, names },
    client: (role, whose) =>
      role === 'visitor' ? visitor : role === 'owner' ? whose.client : people[role]!.client,
  };
}

export async function show(who: Person, visibility = 'ALL'): Promise<string> {
  const media = {
    type: 'IMAGE',
    url: 'https://cdn.example/a.jpg',
    thumbnailUrl: 'https://cdn.example/t.jpg',
  };
  const more = { aiGenerated: true, aiActivity: 'GENERATING_ART', backgroundColor: '#112233', text: 'Dawn' };
  return (await act(who, 'createStory', 'CreateStoryInput', { media, visibility, ...more }, 'story { id }'))
    .story.id;
}

export async function keep(who: Person, storyIds: string[]): Promise<string> {
  const input = { title: 'Kept', storyIds, cover: undefined };
  return (await act(who, 'createHighlight', 'CreateHighlightInput', input, 'highlight { id }')).highlight.id;
}

async function visible(who: Person, profileVisibility: string): Promise<void> {
  await towards(who, 'updatePreferences', 'UpdatePreferencesInput', { profileVisibility });
}

/** Everything that a person can tell about themselves. */
async function tellAll(who: Person): Promise<void> {
  await towards(who, 'updateProfile', 'UpdateProfileInput', {
    ...{ bio: 'Light', website: 'https://owner.example', location: 'Lagos', displayName: 'The owner' },
    ...{ dateOfBirth: '1990-01-02', gender: 'FEMALE', phoneNumber: '+49301234567', interests: ['light'] },
    avatar: 'https://cdn.example/a.jpg',
    coverImage: 'https://cdn.example/c.jpg',
    professional: { company: 'A', experience: 'Ten years', industry: 'B', jobTitle: 'C', skills: ['D'] },
    socialLinks: { github: 'https://github.com/owner', website: 'https://owner.example' },
  });
}

/** A post with every part that a post may have, far from any other. */
function fullPost(mark: string, mentioned: string): Record<string, unknown> {
  const url = 'https://cdn.example/a.jpg';
  const image = {
    type: 'IMAGE',
    url,
    width: 10,
    height: 20,
    alt: 'Dawn',
    mimeType: 'IMAGE_JPEG',
    thumbnailUrl: url,
  };
  return {
    category: 'IMAGE_TEXT_POST',
    title: 'Dawn',
    caption: `${mark} for all #${mark} @${mentioned}`,
    media: [image],
    location: { name: 'Bouvet', latitude: -54.42, longitude: 3.36 },
    aiDetails: {
      ...{ isAIGenerated: true, model: 'DALL_E_3', prompt: 'dawn', enhancedPrompt: 'dawn!', style: 'oil' },
      ...{ aspectRatio: '1:1', cost: 1, generationTime: 1.5, seed: '7', steps: 20 },
    },
  };
}

/** An event with every part that an event may have. */
function fullEvent(mark: string): Record<string, unknown> {
  return {
    ...{
      startsAt: inHours(48),
      endsAt: inHours(50),
      timezone: 'Europe/Berlin',
      mode: 'HYBRID',
      tags: [mark],
    },
    ...{ description: 'A walk', recurrence: { frequency: 'WEEKLY', count: 3 }, capacity: 50 },
    ...{ virtualLink: 'https://meet.example/x', coverImage: 'https://cdn.example/c.jpg' },
    registrationDeadline: inHours(47),
    agenda: [{ startsAt: inHours(48), title: 'Hello', description: 'We meet' }],
    location: {
      ...{ venue: 'Hall', address: 'A street 1', city: 'Bouvet', country: 'NO', platform: 'Jitsi' },
      ...{ latitude: -54.42, longitude: 3.36 },
    },
  };
}

/** In a week. */
export const later = (): string => LATER;
/** One moment for all: two that differ by a millisecond would now and then be a range. */
const LATER = new Date(Date.now() + 7 * 24 * 3_600_000).toISOString();
