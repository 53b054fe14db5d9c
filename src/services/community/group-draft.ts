import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { compact } from '../../lib/compact.js';
import { normalizeTag } from '../../lib/text.js';
import {
  GroupVisibility,
  type Group,
  type GroupCategory,
  type GroupSettings,
} from '../../models/community/index.js';
import { UploadModel, UploadPurpose } from '../../models/system/upload.js';
import { refuse } from '../../schema/errors.js';
import { attachUpload, detachUploads, resolveMediaUrl } from '../system/index.js';
import type { Actor } from '../social/index.js';

/** What can be said of a group: absent is left as it is, null is taken away. */
export interface GroupInput {
  name?: string | null;
  description?: string | null;
  category?: GroupCategory | null;
  visibility?: GroupVisibility | null;
  joinApprovalRequired?: boolean | null;
  rules?: string[] | null;
  tags?: string[] | null;
  settings?: Partial<GroupSettings> | null;
  avatar?: string | null;
  avatarUploadId?: string | null;
  coverImage?: string | null;
  coverImageUploadId?: string | null;
}

/** The fields of a group that a change sets, and those that it takes away. */
export interface GroupChange {
  set: Partial<Group>;
  unset: string[];
}

/** What a change makes of a group. @throws BAD_USER_INPUT or NOT_FOUND naming the field */
export async function toGroupChange(
  actor: Actor,
  input: GroupInput,
  before: Pick<Group, 'visibility' | 'joinApprovalRequired' | 'settings'>,
): Promise<GroupChange> {
  const { name, description, category, rules, tags, settings } = input;
  const visibility = input.visibility ?? before.visibility;
  const approval = input.joinApprovalRequired ?? before.joinApprovalRequired;
  const set: Partial<Group> = {
    ...(name == null ? {} : { name, nameKey: name.normalize('NFKC').toLowerCase() }),
    ...(description === undefined ? {} : { description: description ?? '' }),
    ...(category == null ? {} : { category }),
    visibility,
    isListed: visibility !== GroupVisibility.SECRET,
    joinApprovalRequired: visibility === GroupVisibility.PRIVATE || approval,
    ...(rules === undefined ? {} : { rules: rules ?? [] }),
    ...(tags === undefined ? {} : { tags: toGroupTags(tags ?? []) }),
    ...(settings == null ? {} : { settings: { ...before.settings, ...compact(settings) } }),
  };
  const unset: string[] = [];
  for (const { url, upload, stored, storedUpload, purpose } of PICTURES) {
    if (input[url] === undefined && input[upload] == null) continue;
    const found = await resolveMediaUrl(
      actor,
      { uploadId: input[upload], url: input[url] },
      { purpose, field: input[upload] == null ? url : upload },
    );
    if (!found) unset.push(stored, storedUpload);
    else {
      set[stored] = found.url;
      if (found.upload) set[storedUpload] = found.upload;
      else unset.push(storedUpload);
    }
  }
  return { set, unset };
}

const PICTURES = [
  {
    ...({ url: 'avatar', upload: 'avatarUploadId', stored: 'avatar' } as const),
    ...({ storedUpload: 'avatarUpload', purpose: UploadPurpose.AVATAR } as const),
  },
  {
    ...({ url: 'coverImage', upload: 'coverImageUploadId', stored: 'coverImage' } as const),
    ...({ storedUpload: 'coverUpload', purpose: UploadPurpose.COVER } as const),
  },
] as const;

/** Words of a group in their stored form, each once. @throws BAD_USER_INPUT for `tags` */
export function toGroupTags(names: readonly string[]): string[] {
  return [
    ...new Set(
      names.map((name) => {
        const tag = normalizeTag(name);
        if (!tag)
          throw refuse.badInput(
            'This is not a tag; 1 to 50 letters, digits and underscores are allowed.',
            'tags',
          );
        return tag;
      }),
    ),
  ];
}

/** Takes the uploads of a change into use, and lets go of those that it replaced. @throws CONFLICT naming the field */
export async function replaceGroupPictures(
  tx: Tx,
  actor: Actor,
  group: Types.ObjectId,
  { set, unset }: GroupChange,
): Promise<void> {
  const changed = PICTURES.filter(({ stored }) => set[stored] !== undefined || unset.includes(stored));
  if (changed.length === 0) return;
  const kept = await UploadModel.find(
    { 'attachedTo.id': group, purpose: { $nin: changed.map(({ purpose }) => purpose) } },
    { _id: 1 },
  )
    .session(tx.session)
    .lean<{ _id: Types.ObjectId }[]>();
  const fresh = changed.flatMap(({ storedUpload }) => set[storedUpload] ?? []);
  await detachUploads(tx, group, [...kept.map(({ _id }) => _id), ...fresh]);
  for (const { storedUpload, upload } of changed) {
    const id = set[storedUpload];
    if (id) await attachUpload(tx, actor.viewer.id, id, { type: 'Group', id: group }, upload);
  }
}
