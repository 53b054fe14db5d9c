import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import type { Suggestion } from '../../models/community/index.js';
import { canSeeUser } from '../identity/index.js';
import { loadAuthor } from '../social/index.js';

/** May the viewer see this suggestion? Everyone may who may see its author. */
export function canSeeSuggestion(ctx: Context, { author, deletedAt }: Suggestion): Soon<boolean> {
  if (deletedAt) return false;
  return after(loadAuthor(ctx, author), (user) => user !== null && canSeeUser(ctx, user));
}
