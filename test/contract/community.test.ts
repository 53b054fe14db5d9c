import { print, type DocumentNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../src/models/identity/index.js';
import * as ops from '../community/operations.js';
import { people, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { closeAll, listen } from '../messaging/live.js';
import { EVENT_NAMES } from './event-names.js';
import { contractIsThere, operationsOf } from './operations.js';

type Variables = Record<string, unknown>;

describe.skipIf(!contractIsThere)(
  'the operations of shipped clients about groups and the forum, as they are',
  () => {
    let mira: Person;
    let jonas: Person;
    let ada: Person;
    let mod: Person;
    let group: { id: string; slug: string };
    let topic: string;

    beforeAll(async () => {
      [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
      mod = await staff(Role.MODERATOR);
      group = await ops.newGroup(mira, { category: 'AI_ART', rules: ['Be kind'] });
      await ops.join(jonas, group.id);
      topic = await ops.newTopic(jonas, { groupId: group.id, tags: ['lens'], category: 'GENERAL' });
      await ops.reply(mira, topic, await ops.reply(jonas, topic));
    });
    afterAll(closeAll);

    const first = 20;
    const POLL = { question: 'Lens', options: ['35mm', '50mm'], allowMultiple: false, endsAt: null };
    /** A group with an application of jonas; answers its slug and the membership. */
    const applied = async () => {
      const { id, slug } = await ops.newGroup(mira, { joinApprovalRequired: true });
      return { slug, membership: await ops.join(jonas, id) };
    };
    const joined = async () => ops.join(jonas, (await ops.newGroup(mira)).id);
    const idea = async (): Promise<string> => {
      const input = { title: 'Dark mode', description: 'For night owls', category: 'UI' };
      return (await mira.client.data(ops.SUGGEST, { input })).createSuggestion.suggestion.id;
    };

    /** Variables as the comments of the contract have them, about things that are there. */
    const given: Record<string, () => Variables | Promise<Variables>> = {
      Groups: () => ({ first, category: null, search: null, sort: 'POPULAR' }),
      Group: () => ({ slug: group.slug }),
      MyGroups: () => ({ status: 'ACTIVE' }),
      GroupRequests: async () => ({ slug: (await applied()).slug, first }),
      CreateGroup: () => ({
        input: {
          ...{ name: 'Light Painters', description: 'Long exposures', category: 'AI_ART' },
          ...{ visibility: 'PUBLIC', joinApprovalRequired: true, rules: ['Be kind'], clientId: 'g1' },
        },
      }),
      UpdateGroup: () => ({ input: { groupId: group.id, name: 'Lighter Painters' } }),
      ArchiveGroup: async () => ({ id: (await ops.newGroup(mira)).id }),
      JoinGroup: async () => ({
        input: { groupId: (await ops.newGroup(mira)).id, note: 'I paint with light' },
      }),
      LeaveGroup: async () => {
        const { id } = await ops.newGroup(mira);
        await ops.join(jonas, id);
        return { id };
      },
      InviteToGroup: () => ({ groupId: group.id, userIds: [ada.id] }),
      AnswerInvitation: async () => {
        const { id } = await ops.newGroup(mira);
        const { inviteToGroup } = await mira.client.data(ops.INVITE, { groupId: id, userIds: [jonas.id] });
        return { id: inviteToGroup.memberships[0].id, accept: true };
      },
      ReviewMembership: async () => ({ id: (await applied()).membership, approve: true }),
      ChangeMember: async () => ({
        input: { membershipId: await joined(), role: 'MODERATOR', permissions: { canInvite: true } },
      }),
      BanMember: async () => ({ id: await joined(), reason: 'Advertising', until: '2099-03-27T20:00:00Z' }),
      UnbanMember: async () => {
        const id = await joined();
        await mira.client.data(ops.BAN, { input: { membershipId: id, reason: 'Advertising' } });
        return { id };
      },
      TransferGroup: async () => {
        const { id } = await ops.newGroup(mira);
        await ops.join(jonas, id);
        return { groupId: id, userId: jonas.id };
      },
      Topics: () => ({ first, groupId: group.id, category: 'GENERAL', type: null, tag: 'lens', sort: 'HOT' }),
      Topic: () => ({ id: topic, first }),
      SearchTopics: async () => {
        await ops.newTopic(jonas, { title: 'Sought topic', visibility: 'PUBLIC' });
        return { query: 'sought', first };
      },
      CreateTopic: () => ({
        input: {
          ...{ groupId: group.id, type: 'POLL', title: 'Which lens?', body: 'Pick **one**' },
          ...{ format: 'MARKDOWN', category: 'GENERAL', poll: POLL },
        },
      }),
      UpdateTopic: () => ({ input: { communityPostId: topic, title: 'A better topic', body: 'More' } }),
      DeleteTopic: async () => ({ id: await ops.newTopic(jonas, { groupId: group.id }) }),
      ReviewTopic: async () => {
        const { id } = await ops.newGroup(mira, { settings: { requirePostApproval: true } });
        await ops.join(jonas, id);
        return { id: await ops.newTopic(jonas, { groupId: id }), approve: false, reason: 'Off topic' };
      },
      PinTopic: () => ({ id: topic, pinned: true }),
      LockTopic: async () => ({ id: await ops.newTopic(jonas, { groupId: group.id }), locked: true }),
      VoteInPoll: async () => {
        const id = await ops.newTopic(mira, { groupId: group.id, type: 'POLL', poll: POLL });
        const { node } = await jonas.client.data(ops.TOPIC, { id });
        return { id, optionIds: [node.poll.options[0].id] };
      },
      AcceptAnswer: async () => {
        const id = await ops.newTopic(jonas, { groupId: group.id, type: 'QUESTION' });
        return { id, commentId: await ops.reply(mira, id) };
      },
      ReactToTopic: () => ({ id: topic, reaction: 'LOVE' }),
      OnTopicActivity: () => ({ id: topic }),
      Suggestions: async () => {
        await idea();
        return { first, status: null, category: 'UI', sort: 'TOP' };
      },
      Suggest: () => ({
        input: { title: 'Dark mode', description: 'For night owls', category: 'UI', tags: ['theme'] },
      }),
      VoteForSuggestion: async () => ({ id: await idea(), vote: true }),
      TriageSuggestion: async () => ({
        input: { suggestionId: await idea(), status: 'PLANNED', priority: 'HIGH', assigneeId: null },
      }),
    };
    const who: Record<string, () => Person> = {
      ...{ MyGroups: () => jonas, JoinGroup: () => jonas, LeaveGroup: () => jonas },
      ...{ AnswerInvitation: () => jonas, CreateTopic: () => jonas, UpdateTopic: () => jonas },
      ...{ DeleteTopic: () => jonas, VoteInPoll: () => jonas, AcceptAnswer: () => jonas },
      ...{ VoteForSuggestion: () => jonas, TriageSuggestion: () => mod },
    };

    const operations = operationsOf('community').filter(({ name }) => !EVENT_NAMES.includes(name));

    it('are all there', () =>
      expect(operations.map(({ name }) => name).sort()).toEqual(Object.keys(given).sort()));

    it.each(operations)('$kind $name', async ({ name, kind, document }) => {
      const person = who[name]?.() ?? mira;
      const variables = await given[name]!();
      if (kind === 'subscription') return hears(person, document, variables);
      const answer = await person.client.send(print(document), variables);
      expect(answer.errors).toEqual([]);
      for (const [field, value] of Object.entries(answer.data!))
        expect(value, `${name} answers ${field}`).not.toBeNull();
      // A list that is empty would show nothing of its fields.
      expect(JSON.stringify(answer.data), `${name} lists something`).not.toMatch(
        /^\{"\w+":\{[^{]*"nodes":\[\]/,
      );
    });

    /** The subscription tells of a comment by somebody else. */
    async function hears(person: Person, document: DocumentNode, variables: Variables): Promise<void> {
      const heard = await listen<any>(person, print(document), variables);
      let done = false;
      const arrived = heard.until(({ newComment }) => newComment !== null).finally(() => (done = true));
      // The protocol has no word for the moment at which the gateway listens, so one comment might come too early.
      while (!done) {
        await ops.reply(jonas, variables['id'] as string);
        await Promise.race([arrived, new Promise((resolve) => setImmediate(resolve))]);
      }
      const { newComment, communityPost } = (await arrived).at(-1);
      expect(newComment).toMatchObject({ body: 'An answer', author: { username: jonas.username } });
      expect(communityPost).toMatchObject({ id: variables['id'], stats: { comments: expect.any(Number) } });
    }
  },
);
