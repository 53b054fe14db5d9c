import type { Context } from '../../loaders/context.js';
import { nodeRow } from '../../domain.js';
import type { Transaction } from '../../models/billing/index.js';
import { Role, type User } from '../../models/identity/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import type { IdType } from '../../schema/ids.js';

/** Whether the viewer is an admin. */
export const isAdmin = ({ viewer }: Context): boolean => viewer?.role === Role.ADMIN;
/** A value for admins; null for everyone else. */
export const forAdmins = <T>(ctx: Context, value: T | null | undefined): T | null =>
  isAdmin(ctx) ? (value ?? null) : null;

/** A user, if the viewer may see them. */
export async function visibleUser(ctx: Context, id: User['_id']): Promise<User | null> {
  const user = await ctx.loaders.user.load(id);
  return user && (await canSeeUser(ctx, user)) ? user : null;
}

/** What was sold, if the viewer may see it. */
export async function subjectOf(
  ctx: Context,
  { subjectType, subject }: Pick<Transaction, 'subjectType' | 'subject'>,
): Promise<object | null> {
  return subjectType && subject ? ((await nodeRow(subjectType as IdType)?.(ctx, subject)) ?? null) : null;
}
