import { inHours } from '../../calendar/operations.js';
import * as ops from '../../community/operations.js';
import { crowd } from '../../factories/crowd.js';
import type { Person } from '../../factories/person.js';
import type { GroupWorld } from './group-world.js';

/** A mutation that every role sends, with an input that looks right whoever sends it. */
export interface GroupWrite {
  name: string;
  /** What it is about, where the mutation is asked more than once. */
  about: string;
  input: () => Promise<object> | object;
}

type State = 'MEMBER' | 'MODERATOR' | 'ADMIN' | 'BANNED' | 'PENDING';

/** Mutations about a group, its members and its posts; what one role has changed, the next one finds anew. */
export class GroupWrites {
  private used = 0;
  /** Things that nobody has changed yet. */
  private readonly ready = new Map<string, Promise<unknown>>();

  constructor(
    private readonly people: Record<string, Person>,
    private readonly world: GroupWorld,
  ) {}

  /** Somebody was not refused: what was there is not what it was. */
  changed(): void {
    this.ready.clear();
  }

  private async another(): Promise<Person> {
    const number = (this.used += 1);
    return (await crowd(number))[number - 1]!;
  }

  /** What the role before was refused, or something new. */
  private standing<T>(key: string, make: () => Promise<T>): Promise<T> {
    const found = (this.ready.get(key) as Promise<T> | undefined) ?? make();
    this.ready.set(key, found);
    return found;
  }

  private membership(state: State): Promise<string> {
    return this.standing(state, () => this.admit(state));
  }

  private async admit(state: State): Promise<string> {
    const { client } = this.people['owner']!;
    const id = await ops.join(await this.another(), this.world.id);
    if (state !== 'PENDING') await client.data(ops.REVIEW_MEMBER, { id, approve: true });
    if (state === 'BANNED')
      await client.data(ops.BAN, { input: { membershipId: id, reason: 'Advertising' } });
    if (state === 'MODERATOR' || state === 'ADMIN')
      await client.data(ops.CHANGE_MEMBER, { input: { membershipId: id, role: state } });
    return id;
  }

  private topic(more: object = {}): Promise<string> {
    const input = { groupId: this.world.id, visibility: 'PUBLIC', ...more };
    return this.standing(JSON.stringify(more), () => ops.newTopic(this.people['author']!, input));
  }

  /** A post that waits for approval. */
  private waiting(): Promise<string> {
    return this.standing('waiting', () => this.submit());
  }

  private async submit(): Promise<string> {
    const settings = (requirePostApproval: boolean) =>
      this.people['owner']!.client.data(ops.UPDATE_GROUP, {
        input: { groupId: this.world.id, settings: { requirePostApproval } },
      });
    await settings(true);
    const id = await this.topic({ title: 'Waiting' });
    await settings(false);
    return id;
  }

  private async question() {
    const communityPostId = await this.topic({ type: 'QUESTION' });
    return { communityPostId, commentId: await ops.reply(this.people['author']!, communityPostId) };
  }

  private async poll() {
    const poll = { question: 'Lens?', options: ['35mm', '50mm'] };
    const communityPostId = await this.topic({ type: 'POLL', poll });
    const { node } = await this.people['author']!.client.data(ops.TOPIC, { id: communityPostId });
    return { communityPostId, optionIds: [node.poll.options[0].id] };
  }

  private async version() {
    const communityPostId = await this.topic();
    const { client } = this.people['author']!;
    await client.data(ops.UPDATE_TOPIC, { input: { communityPostId, title: 'Another title' } });
    const { node } = await client.data(ops.TOPIC, { id: communityPostId });
    return { versionId: node.history.nodes[0].id, hidden: true };
  }

  private known(type: string): string {
    return this.world.things.find((thing) => thing.type === type)!.id;
  }

  /** All of them, what ends the group last. */
  all(): GroupWrite[] {
    const groupId = this.world.id;
    const reason = 'Advertising';
    const write = (name: string, input: GroupWrite['input'], about = ''): GroupWrite => ({
      name,
      about,
      input,
    });
    const onMember = (name: string, state: State, more: object, about: string) =>
      write(name, async () => ({ membershipId: await this.membership(state), ...more }), about);
    const onTopic = (name: string, more: object = {}) =>
      write(name, async () => ({ communityPostId: await this.topic(), ...more }));
    const post = { groupId, title: 'A topic', body: 'Words' };
    return [
      write('updateGroup', () => ({ groupId, description: 'Other words' })),
      write('inviteToGroup', async () => ({ groupId, userIds: [(await this.another()).id] })),
      write('createGroupInvitation', () => ({ groupId })),
      write('revokeGroupInvitation', () => ({ invitationId: this.known('GroupInvitation') })),
      onMember('reviewMembership', 'PENDING', { approve: true }, ''),
      onMember('changeMember', 'MEMBER', { role: 'MODERATOR' }, 'to MODERATOR'),
      onMember('changeMember', 'MEMBER', { role: 'ADMIN' }, 'to ADMIN'),
      onMember('changeMember', 'MEMBER', { permissions: { canInvite: true } }, 'to invite'),
      onMember('changeMember', 'MEMBER', { permissions: { canModerate: true } }, 'to moderate'),
      onMember('changeMember', 'MODERATOR', { role: 'MEMBER' }, 'a moderator to MEMBER'),
      ...(['MEMBER', 'MODERATOR', 'ADMIN'] as const).flatMap((state) => [
        onMember('banMember', state, { reason }, state),
        onMember('suspendMember', state, { reason }, state),
        onMember('removeMember', state, {}, state),
      ]),
      write('banMember', () => ({ membershipId: this.world.memberships['owner'], reason }), 'OWNER'),
      onMember('unbanMember', 'BANNED', {}, ''),
      write('createCommunityPost', () => post),
      write('createCommunityPost', () => ({ ...post, type: 'ANNOUNCEMENT' }), 'ANNOUNCEMENT'),
      onTopic('updateCommunityPost', { title: 'Mine' }),
      onTopic('deleteCommunityPost'),
      write('reviewCommunityPost', async () => ({ communityPostId: await this.waiting(), approve: true })),
      onTopic('pinCommunityPost', { pinned: true }),
      onTopic('lockCommunityPost', { locked: true }),
      onTopic('featureCommunityPost', { featured: true }),
      onTopic('shareCommunityPost'),
      write('hideCommunityPostVersion', () => this.version()),
      write('voteInPoll', () => this.poll()),
      write('closePoll', async () => ({ communityPostId: (await this.poll()).communityPostId })),
      write('acceptAnswer', () => this.question()),
      write('addComment', async () => ({ targetId: await this.topic(), body: 'Words' })),
      write('deleteComment', async () => ({ commentId: (await this.question()).commentId })),
      write('react', async () => ({ targetId: await this.topic(), reaction: 'LIKE' })),
      write('report', async () => ({ targetId: await this.topic(), reason: 'SPAM' })),
      write('createEvent', () => ({
        ...{ groupId, title: 'A walk', startsAt: inHours(48), endsAt: inHours(50) },
      })),
      write('assignModerationCase', () => ({ caseId: this.known('ModerationCase') })),
      write('moderate', () => ({ caseId: this.known('ModerationCase'), action: 'FLAG', reason })),
      write('archiveGroup', () => ({ groupId })),
    ];
  }
}
