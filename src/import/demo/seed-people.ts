import { transact } from '../../events/transact.js';
import { demoMediaUrl } from '../../lib/demo-media.js';
import { ProfileVisibility, Role, StaffPermission, UserModel } from '../../models/identity/index.js';
import { FollowModel } from '../../models/social/index.js';
import { signUpIn, updatePreferencesIn } from '../../services/identity/index.js';
import { followIn } from '../../services/social/index.js';
import { presentById, presentByPair } from '../present.js';
import { runStep, type Bulk } from '../step.js';
import type { DemoIds } from './ids.js';
import type { DemoPlan } from './plan.js';

/** Accounts, follows, and then the one profile that becomes private. */
export async function seedPeople(
  bulk: Bulk,
  plan: DemoPlan,
  ids: DemoIds,
  passwordHash: string,
): Promise<void> {
  const { people, recluse } = plan;
  await runStep(bulk, {
    kind: 'people',
    items: people.map((person, index) => ({ ...person, id: ids.people[index]! })),
    nameOf: (person) => person.username,
    size: 15,
    present: (batch, tx) => presentById(UserModel, batch, ({ id }) => id, tx),
    async write({ id, username, firstName, lastName, role, ago, ...person }, tx) {
      const createdAt = ids.at(ago);
      const more = {
        ...(person.bio ? { bio: person.bio } : {}),
        ...(person.location ? { location: person.location } : {}),
        ...(person.website ? { website: person.website } : {}),
        // Users without a biography have no preferences either.
        ...(person.bio ? { coverImage: demoMediaUrl(`cover/${username}/1500x500.svg`) } : {}),
        avatar: demoMediaUrl(`portrait/${username}/256x256.svg`),
        verified: person.verified,
        emailVerifiedAt: createdAt,
        role: role === 'admin' ? Role.ADMIN : Role.USER,
        ...(role === 'admin' ? { permissions: Object.values(StaffPermission) } : {}),
      };
      const email = `${username}@demo.example`;
      await signUpIn(tx, { id, username, email, firstName, lastName, passwordHash, createdAt, more });
    },
  });
  await follows(bulk, plan.follows, ids, 'follows');
  const hide = { profileVisibility: ProfileVisibility.PRIVATE };
  await transact(bulk, (tx) => updatePreferencesIn(tx, ids.people[recluse]!, hide));
  await follows(bulk, plan.requests, ids, 'requests');
}

async function follows(bulk: Bulk, planned: DemoPlan['follows'], ids: DemoIds, kind: string): Promise<void> {
  await runStep(bulk, {
    kind,
    items: planned.map((row) => ({
      follower: ids.people[row.follower]!,
      following: ids.people[row.following]!,
      at: ids.at(row.ago),
    })),
    nameOf: ({ follower, following }) => `${follower} → ${following}`,
    present: (batch, tx) =>
      presentByPair(
        FollowModel,
        batch,
        ['follower', 'following'],
        (row) => [row.follower, row.following],
        tx,
      ),
    prepare: (batch, actors) =>
      actors.look(batch.map(({ follower, following }) => ({ actor: follower, at: following }))),
    write: ({ follower, following, at }, tx, actors) =>
      followIn(tx, actors.of(follower), { userId: following }, { at }),
  });
}
