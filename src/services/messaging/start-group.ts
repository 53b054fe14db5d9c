import { Types } from 'mongoose';
import { distinct } from '../../lib/distinct.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import { isLonger, visibleText } from '../../lib/text.js';
import {
  ConversationKind,
  ConversationModel,
  ConversationRole,
  MemberState,
  MOST_MEMBERS,
} from '../../models/messaging/index.js';
import { UploadPurpose } from '../../models/system/upload.js';
import { reachOf } from '../../rules/messaging/index.js';
import { refuse } from '../../schema/errors.js';
import type { Actor } from '../social/index.js';
import { attachUpload, resolveMediaUrl, type MediaSource, type ResolvedMedia } from '../system/index.js';
import { insertMembers, type StartedConversation } from './start-conversation.js';
import { visiblePerson } from './visible.js';

/** The input for starting a group. */
export interface StartGroupInput {
  participantIds: Types.ObjectId[];
  title?: string | null;
  avatar?: MediaSource | null;
  clientId?: string | null;
}

const LONGEST_TITLE = 100;

/** Starts a group. The viewer owns it; users who don't follow the viewer get a request. */
export async function startGroup(actor: Actor, input: StartGroupInput): Promise<StartedConversation> {
  return orEarlier(actor.viewer.id, 'startConversation', input.clientId, input, async () => {
    const title = toTitle(input.title);
    const avatar = await toAvatar(actor, input.avatar);
    const people = distinct(input.participantIds).filter((id) => !id.equals(actor.viewer.id));
    if (people.length === 0)
      throw refuse.badInput('A group needs at least one other participant.', 'participantIds');
    const invited = await invitable(actor, people, MOST_MEMBERS - 1);
    const owner = { user: actor.viewer.id, state: MemberState.ACTIVE, role: ConversationRole.OWNER };
    return transact(actor, (tx) =>
      tx.once(actor.viewer.id, 'startConversation', input.clientId, input, () =>
        startGroupIn(tx, { title, avatar, members: [owner, ...invited] }),
      ),
    );
  });
}

/** A new group. Its first member starts it. */
interface GroupDraft {
  title: string | null;
  avatar: ResolvedMedia | null;
  members: { user: Types.ObjectId; state: MemberState; role?: ConversationRole }[];
}

/** Starts a group in a transaction. */
export async function startGroupIn(
  tx: Tx,
  { title, avatar, members }: GroupDraft,
  { at = tx.at, id: conversation = new Types.ObjectId() }: { at?: Date; id?: Types.ObjectId } = {},
): Promise<StartedConversation> {
  const kind = ConversationKind.GROUP;
  const by = members[0]!.user;
  const row = {
    ...{ _id: conversation, kind, createdBy: by, createdAt: at, updatedAt: at },
    ...(title === null ? {} : { title }),
    ...(avatar ? { avatar: avatar.url } : {}),
  };
  await ConversationModel.create([row], { session: tx.session });
  await insertMembers(tx, conversation, members, at);
  if (avatar?.upload)
    await attachUpload(tx, by, avatar.upload, { type: 'Conversation', id: conversation }, 'avatarUploadId');
  const told = members.map(({ user, state }) => ({ user, state }));
  tx.emit('conversation.started', { conversation, kind, by, members: told }, by);
  return { conversation };
}

/**
 * Users who can be added to a group, with their initial state.
 * @throws BAD_USER_INPUT for too many, NOT_FOUND for users that the viewer may not see, FORBIDDEN for those that they may not invite
 */
export async function invitable(
  actor: Actor,
  people: readonly Types.ObjectId[],
  most: number,
  field = 'participantIds',
): Promise<{ user: Types.ObjectId; state: MemberState }[]> {
  if (people.length > most) throw refuse.badInput(`A group has at most ${MOST_MEMBERS} people.`, field);
  return Promise.all(
    people.map(async (user) => {
      const [{ username }, state] = await Promise.all([
        visiblePerson(actor, user, field),
        reachOf(actor, user),
      ]);
      if (!state) throw refuse.forbidden(`@${username} cannot be invited to groups by you.`, field);
      return { user, state };
    }),
  );
}

/** The stored form of a title. Null for none. @throws BAD_USER_INPUT */
export function toTitle(text: string | null | undefined): string | null {
  const title = visibleText(text ?? '');
  if (isLonger(title, LONGEST_TITLE))
    throw refuse.badInput(`A title has at most ${LONGEST_TITLE} characters.`, 'title');
  return title === '' ? null : title;
}

/** The image of a group: an upload for AVATAR, or an address. @throws BAD_USER_INPUT, NOT_FOUND */
export function toAvatar(
  actor: Actor,
  source: MediaSource | null | undefined,
): Promise<ResolvedMedia | null> {
  if (!source) return Promise.resolve(null);
  const field = source.uploadId != null ? 'avatarUploadId' : 'avatarUrl';
  return resolveMediaUrl(actor, source, { purpose: UploadPurpose.AVATAR, field });
}
