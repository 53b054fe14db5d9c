import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Types } from 'mongoose';
import { requireAdmin } from '../../auth/viewer.js';
import { lengthOf } from '../../lib/text.js';
import type { Context } from '../../loaders/context.js';
import { BY_AGE, countAccounts, scanAccounts } from '../../loaders/identity/admin-users.js';
import { page } from '../../loaders/page.js';
import { Role, UserStatus, type User } from '../../models/identity/index.js';
import type { Connection } from '../../schema/connection.js';
import { refuse } from '../../schema/errors.js';
import { parseGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import * as identity from '../../services/identity/index.js';
import { AdminUser, AdminUserConnection, AdminUserPayload, ForceSignOutPayload } from './admin-user.type.js';
import {
  ChangePermissionsInput,
  ChangeRoleInput,
  ForceSignOutInput,
  RestoreUserInput,
  SuspendUserInput,
} from './admin.input.js';

const LONGEST_SEARCH = 100;

/** Actions of admins on accounts. FORBIDDEN for other users. No mutation acts on behalf of another user. */
@Resolver()
export class AdminResolver {
  @Query(() => AdminUserConnection, {
    nullable: true,
    description: 'All accounts, also suspended and deleted ones, newest first. Admins only.',
  })
  async adminUsers(
    @Arg('search', () => String, {
      nullable: true,
      description: 'The start of a username, a name or an e-mail address, up to 100 characters.',
    })
    search: string | null,
    @Arg('role', () => Role, { nullable: true, description: 'Returns accounts with this role only.' })
    role: Role | null,
    @Arg('status', () => UserStatus, {
      nullable: true,
      description: 'Returns accounts with this status only.',
    })
    status: UserStatus | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<AdminUser>> {
    requireAdmin(ctx);
    const filter = { prefix: prefixOf(search), role: role ?? null, status: status ?? null };
    return page<User, AdminUser>(toRange(args), {
      skeleton: (range) => scanAccounts(ctx.loaders, range, filter),
      position: (user) => ({ key: user[BY_AGE.field as 'createdAt'], id: user._id }),
      hydrate: (user) => ({ user }),
      count: () => countAccounts(ctx.loaders, filter),
    });
  }

  @Query(() => AdminUser, { nullable: true, description: 'An account, whatever its status. Admins only.' })
  async adminUser(
    @Arg('userId', () => ID, { description: 'The id of the account.' }) userId: string,
    @Ctx() ctx: Context,
  ): Promise<AdminUser | null> {
    requireAdmin(ctx);
    return account(ctx, parseGlobalId(userId, 'User', 'userId'));
  }

  @Mutation(() => AdminUserPayload, {
    nullable: true,
    description: 'Suspends an account. Its sessions end and its content is hidden. Admins only.',
  })
  async suspendUser(
    @Arg('input', () => SuspendUserInput) input: SuspendUserInput,
    @Ctx() ctx: Context,
  ): Promise<AdminUserPayload> {
    const userId = subject(ctx, input);
    await identity.suspendUser(ctx, { ...input, userId });
    return changed(ctx, userId);
  }

  @Mutation(() => AdminUserPayload, { nullable: true, description: 'Ends a suspension. Admins only.' })
  async restoreUser(
    @Arg('input', () => RestoreUserInput) input: RestoreUserInput,
    @Ctx() ctx: Context,
  ): Promise<AdminUserPayload> {
    const userId = subject(ctx, input);
    await identity.restoreUser(ctx, { ...input, userId });
    return changed(ctx, userId);
  }

  @Mutation(() => AdminUserPayload, {
    nullable: true,
    description: 'Changes the role of another user. Admins only.',
  })
  async changeRole(
    @Arg('input', () => ChangeRoleInput) input: ChangeRoleInput,
    @Ctx() ctx: Context,
  ): Promise<AdminUserPayload> {
    const userId = subject(ctx, input);
    await identity.changeRole(ctx, { ...input, userId });
    return changed(ctx, userId);
  }

  @Mutation(() => AdminUserPayload, {
    nullable: true,
    description: 'For admins: sets the permissions of another user.',
  })
  async changePermissions(
    @Arg('input', () => ChangePermissionsInput) input: ChangePermissionsInput,
    @Ctx() ctx: Context,
  ): Promise<AdminUserPayload> {
    const userId = subject(ctx, input);
    await identity.changePermissions(ctx, { ...input, userId });
    return changed(ctx, userId);
  }

  @Mutation(() => ForceSignOutPayload, {
    nullable: true,
    description: 'Ends all sessions of another user. Admins only.',
  })
  async forceSignOut(
    @Arg('input', () => ForceSignOutInput) input: ForceSignOutInput,
    @Ctx() ctx: Context,
  ): Promise<ForceSignOutPayload> {
    return { ended: await identity.forceSignOut(ctx, { ...input, userId: subject(ctx, input) }) };
  }
}

/** The subject of the action. The permission is checked first, whatever the id. */
export function subject(ctx: Context, { userId }: { userId: string }): Types.ObjectId {
  requireAdmin(ctx);
  return parseGlobalId(userId, 'User', 'userId');
}

function prefixOf(search: string | null | undefined): string | null {
  const prefix = (search ?? '').normalize('NFKC').trim().toLowerCase();
  if (lengthOf(prefix) > LONGEST_SEARCH)
    throw refuse.badInput(`At most ${LONGEST_SEARCH} characters.`, 'search');
  return prefix === '' ? null : prefix;
}

async function account(ctx: Context, id: Types.ObjectId): Promise<AdminUser | null> {
  const user = await ctx.loaders.user.load(id);
  return user && { user };
}

/** The account after the change. */
export async function changed(ctx: Context, id: Types.ObjectId): Promise<AdminUserPayload> {
  ctx.loaders.user.clear(id);
  return { account: await account(ctx, id) };
}
