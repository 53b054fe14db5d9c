import type { Types } from 'mongoose';
import { after, together, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { canReadGroup, canSeeGroup, mayInGroup, viewerIsMember } from '../community/index.js';

/** Whether the viewer may read the content of an event's group. */
export function canSeeEventGroup(ctx: Context, group: Types.ObjectId): Soon<boolean> {
  return after(ctx.loaders.group.get(group), (found) => {
    if (found === null) return false;
    return after(
      together([canSeeGroup(ctx, found), canReadGroup(ctx, found)]),
      ([seen, read]) => seen && read,
    );
  });
}

/** Is the viewer a member of the group of an event? */
export const isEventGroupMember = (ctx: Context, group: Types.ObjectId): Soon<boolean> =>
  viewerIsMember(ctx, group);

/** Does the viewer moderate the group of an event, and so manages it? */
export const moderatesEventGroup = (ctx: Context, group: Types.ObjectId): Soon<boolean> =>
  mayInGroup(ctx, group, 'canModerate');
