import type { Types } from 'mongoose';
import { GROUP_LIMITS, GroupModel, MembershipModel } from '../../models/community/index.js';
import { createGroupIn, joinGroupIn } from '../../services/community/index.js';
import { presentById, presentByPair } from '../present.js';
import { runStep, type Bulk } from '../step.js';
import type { Forum, Graph } from './graph.js';
import type { LdbcIds } from './ids.js';
import { fitted, tagsOf } from './text.js';

interface Item {
  forum: Forum;
  id: Types.ObjectId;
  owner: Types.ObjectId;
  name: string;
  tags: string[];
}

interface Joining {
  user: Types.ObjectId;
  group: Types.ObjectId;
  at: Date;
  name: string;
}

/** Forums become public groups of their moderators. */
export async function importForums(bulk: Bulk, { forums }: Graph, ids: LdbcIds): Promise<void> {
  const items = forums.flatMap((forum): Item[] => {
    const owner = ids.find('person', forum.moderator);
    if (owner) return [toItem(bulk, forum, ids.find('forum', forum.id)!, owner)];
    bulk.tally.skipped('forums', 'its moderator is not here', forum.id);
    ids.forget('forum', forum.id);
    return [];
  });
  const refused = await runStep(bulk, {
    kind: 'forums',
    items,
    nameOf: ({ forum }) => forum.id,
    present: (batch, tx) => presentById(GroupModel, batch, ({ id }) => id, tx),
    write: ({ forum, id, owner, name, tags }, tx, actors) =>
      createGroupIn(tx, actors.of(owner), { name, tags }, { id, at: forum.createdAt }),
  });
  for (const { forum } of refused) ids.forget('forum', forum.id);
}

function toItem({ tally }: Bulk, forum: Forum, id: Types.ObjectId, owner: Types.ObjectId): Item {
  const { text: name, cut } = fitted(forum.title, GROUP_LIMITS.name);
  if (cut) tally.changed('forums', `words beyond ${GROUP_LIMITS.name} characters cut`, forum.id);
  const tags = tagsOf(forum.tags, tally);
  if (tags.length > GROUP_LIMITS.tags)
    tally.changed('forums', `tags beyond ${GROUP_LIMITS.tags} left out`, forum.id);
  return { forum, id, owner, name, tags: tags.slice(0, GROUP_LIMITS.tags) };
}

/** Members of forums become members of their groups. */
export async function importMembers(bulk: Bulk, { members }: Graph, ids: LdbcIds): Promise<void> {
  const items = members.flatMap(({ forum, person, at }): Joining[] => {
    const name = `${person} in ${forum}`;
    const [user, group] = [ids.find('person', person), ids.find('forum', forum)];
    if (user && group) return [{ user, group, at, name }];
    bulk.tally.skipped('memberships', user ? 'the forum is not here' : 'the person is not here', name);
    return [];
  });
  await runStep(bulk, {
    kind: 'memberships',
    items,
    nameOf: ({ name }) => name,
    present: (batch, tx) =>
      presentByPair(MembershipModel, batch, ['group', 'user'], ({ group, user }) => [group, user], tx),
    prepare: (batch, actors) => actors.loaders.group.loadMany(batch.map(({ group }) => group)),
    write: ({ user, group, at }, tx, actors) => joinGroupIn(tx, actors.of(user), { groupId: group }, { at }),
  });
}
