import { ModerationCaseModel } from '../../../src/models/moderation/index.js';
import { Role } from '../../../src/models/identity/index.js';
import { toGlobalId } from '../../../src/schema/ids.js';
import { event, inHours } from '../../calendar/operations.js';
import * as ops from '../../community/operations.js';
import { person, type Person } from '../../factories/person.js';
import { staff } from '../../factories/staff.js';
import { REPORT } from '../../moderation/operations.js';
import { allFolded } from '../../setup/lanes.js';

/** Who asks about a group; `staff` is a moderator of the platform who is not in the group. */
export const GROUP_ROLES = [
  ...['visitor', 'stranger', 'banned', 'pending', 'suspended', 'member'],
  ...['moderator', 'admin', 'owner', 'staff'],
];
export const VISIBILITIES = ['PUBLIC', 'PRIVATE', 'SECRET'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** A thing of a group that every role asks about. */
export interface GroupThing {
  name: string;
  type: string;
  id: string;
}

/** A group in which each role has its place, and something of everything. */
export interface GroupWorld {
  id: string;
  slug: string;
  things: GroupThing[];
  /** Memberships by role. */
  memberships: Record<string, string>;
}

/** Somebody for each role but the visitor, and the author of what stands in the groups, a member. */
export async function groupPeople(): Promise<Record<string, Person>> {
  const people: Record<string, Person> = { staff: await staff(Role.MODERATOR) };
  for (const name of [...GROUP_ROLES.slice(1, -1), 'author']) people[name] = await person({ lastName: name });
  return people;
}

/** Builds a group of a visibility. */
export async function groupWorld(
  people: Record<string, Person>,
  visibility: Visibility,
): Promise<GroupWorld> {
  const { owner, admin, author, member } = people as Record<string, Person>;
  const { id, slug } = await ops.newGroup(owner!, {
    ...{
      joinApprovalRequired: true,
      rules: ['Be kind'],
      tags: ['light'],
      avatar: 'https://cdn.example/a.jpg',
    },
    coverImage: 'https://cdn.example/c.jpg',
  });
  const memberships: Record<string, string> = {
    owner: (await owner!.client.data(ops.GROUP, { slug })).group.viewerMembership.id,
  };
  for (const [name, one] of Object.entries(people)) {
    if (['owner', 'stranger', 'staff'].includes(name)) continue;
    const input = { groupId: id, note: 'Please' };
    memberships[name] = (await one.client.data(ops.JOIN, { input })).joinGroup.membership.id;
    if (name !== 'pending')
      await owner!.client.data(ops.REVIEW_MEMBER, { id: memberships[name], approve: true });
  }
  for (const role of ['moderator', 'admin'])
    await owner!.client.data(ops.CHANGE_MEMBER, {
      input: { membershipId: memberships[role], role: role.toUpperCase() },
    });
  const out = { reason: 'Advertising', until: inHours(48) };
  await admin!.client.data(ops.BAN, { input: { membershipId: memberships['banned'], ...out } });
  await admin!.client.data(ops.SUSPEND, { input: { membershipId: memberships['suspended'], ...out } });
  const link = await owner!.client.data(ops.MAKE_LINK, { input: { groupId: id, maxUses: 5 } });

  const poll = { question: 'Lens?', options: ['35mm', '50mm'] };
  const attachments = [{ kind: 'LINK', url: 'https://example.com', title: 'See' }];
  const topic = (more: object) =>
    ops.newTopic(author!, { groupId: id, body: `See @${member!.username}`, tags: ['light'], ...more });
  const posts: Record<string, string> = {
    'for everyone': await topic({ visibility: 'PUBLIC', attachments }),
    'for members': await topic({ visibility: 'MEMBERS', type: 'POLL', poll }),
    'for moderators': await topic({ visibility: 'MODERATORS' }),
    'for its author': await topic({ visibility: 'PRIVATE' }),
    draft: await topic({ isDraft: true }),
    removed: await topic({ visibility: 'PUBLIC' }),
  };
  await owner!.client.data(ops.DELETE_TOPIC, { id: posts['removed'] });
  const edited = { communityPostId: posts['for members'], title: 'Another title' };
  await author!.client.data(ops.UPDATE_TOPIC, { input: edited });
  const { node } = await author!.client.data(ops.TOPIC, { id: posts['for members'] });
  const comment = await ops.reply(author!, posts['for members']!);
  await owner!.client.data(ops.UPDATE_GROUP, {
    input: { groupId: id, settings: { requirePostApproval: true } },
  });
  posts['waiting'] = await topic({ visibility: 'PUBLIC' });
  await owner!.client.data(ops.UPDATE_GROUP, {
    input: { groupId: id, visibility, settings: { requirePostApproval: false } },
  });
  const walk = await event(owner!, { groupId: id, visibility: 'MEMBERS_ONLY' });
  await member!.client.data(REPORT, { input: { targetId: posts['for members'], reason: 'SPAM' } });
  await allFolded();
  const target = ops.objectIdOf(posts['for members']!, 'CommunityPost');
  const found = await ModerationCaseModel.findOne({ target }, { _id: 1 }).lean();

  const things: GroupThing[] = [
    { name: 'Group', type: 'Group', id },
    ...['author', 'banned', 'suspended', 'pending'].map((name) => ({
      ...{ name: `Membership of ${name}`, type: 'Membership', id: memberships[name]! },
    })),
    { name: 'GroupInvitation', type: 'GroupInvitation', id: link.createGroupInvitation.invitation.id },
    ...Object.entries(posts).map(([name, one]) => ({
      name: `CommunityPost ${name}`,
      type: 'CommunityPost',
      id: one,
    })),
    { name: 'CommunityPostVersion', type: 'CommunityPostVersion', id: node.history.nodes[0].id },
    { name: 'Comment for members', type: 'Comment', id: comment },
    { name: 'Event for members', type: 'Event', id: walk.id },
    { name: 'ModerationCase', type: 'ModerationCase', id: toGlobalId('ModerationCase', found!._id) },
  ];
  return { id, slug, things, memberships };
}
